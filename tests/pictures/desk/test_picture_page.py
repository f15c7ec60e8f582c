"""The page of one picture: everything said, cut and known of it in one place, and no word lost there."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from newsroom.clock import newsroom_now
from pictures.actions import bulk, describing
from pictures.models import Picture, Use
from pictures.shapes.shape import AS_IT_IS
from tests.pictures.desk.shelf import a_picture

pytestmark = pytest.mark.django_db


def seen(client, person, picture) -> html.HtmlElement:
    client.force_login(person)
    answer = client.get(reverse("pictures:picture", args=[picture.pk]))
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def form_of(page: html.HtmlElement, verb: str, picture) -> dict[str, str]:
    """What a browser without scripts would send."""
    action = reverse(f"pictures:{verb}", args=[picture.pk])
    (form,) = [form for form in page.forms if form.action == action]
    # A newline after a text area's tag is none of its words.
    return {
        name: (value or "").removeprefix("\n")
        for name, value in form.fields.items()
        if name and name != "take"
    }


def test_saving_the_page_as_it_is_changes_nothing(client, cast):
    picture = a_picture(
        cast.rita,
        caption="Boats\nat anchor",
        keywords=["port", "mer bleue"],
        taken_at=datetime(2026, 11, 20, 9, 30, 15, 250_000, tzinfo=UTC),
        rights_end=datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC),
        shape_text="90 -1.5 0.1001 0.0333 0.9 0.7777 0.25 0.6667",
    )
    page = seen(client, cast.rita, picture)

    for verb in ("describe", "reshape"):
        answer = client.post(reverse(f"pictures:{verb}", args=[picture.pk]), form_of(page, verb, picture))
        assert answer.status_code == 302

    now = Picture.objects.get(pk=picture.pk)
    assert (now.version, now.shape_text) == (1, picture.shape_text)


def test_what_is_typed_is_kept(client, cast):
    picture = a_picture(cast.rita)
    page = seen(client, cast.rita, picture)
    sent = form_of(page, "describe", picture) | {
        "caption": "Bateaux à l’ancre",
        "keywords": "port, mer,,port",
        "licence": "own",
        "rights_end": "2026-12-24T18:00:00",
    }

    client.post(reverse("pictures:describe", args=[picture.pk]), sent)

    now = Picture.objects.get(pk=picture.pk)
    assert (now.caption, now.keywords, now.licence) == ("Bateaux à l’ancre", ["port", "mer"], "own")
    assert now.rights_end == datetime(2026, 12, 24, 17, 0, tzinfo=UTC)


def test_the_files_words_stand_beside_where_they_differ_and_come_back_with_a_press(client, cast):
    said = {"caption": "Bateaux à l’ancre", "credit": "RLB"}
    picture = a_picture(cast.rita, said=said, caption="Boats", credit="RLB")
    page = seen(client, cast.rita, picture)

    assert [words(told) for told in page.find_class("said-file")] == [
        "The file says: Bateaux à l’ancre Take the file’s words (Caption)"
    ]
    sent = form_of(page, "describe", picture) | {"take": "caption", "place": "Port-Louis"}
    client.post(reverse("pictures:describe", args=[picture.pk]), sent)

    now = Picture.objects.get(pk=picture.pk)
    assert (now.caption, now.place) == ("Bateaux à l’ancre", "Port-Louis")


def test_all_of_the_files_words_come_back_at_once(client, cast):
    picture = a_picture(
        cast.rita, said={"caption": "Bateaux", "credit": "RLB"}, caption="Boats", place="Port"
    )
    page = seen(client, cast.rita, picture)

    client.post(reverse("pictures:reset", args=[picture.pk]), form_of(page, "reset", picture))

    now = Picture.objects.get(pk=picture.pk)
    assert (now.caption, now.credit, now.place) == ("Bateaux", "RLB", "Port")


def test_a_stale_form_keeps_both_and_where_they_differ_shows_both_and_loses_neither(client, cast):
    picture = a_picture(cast.rita, caption="Boats", place="Port")
    page = seen(client, cast.rita, picture)
    describing.describe(picture.pk, actor=cast.nora, version=1, caption="Boats at anchor", title="Harbour")
    address = reverse("pictures:describe", args=[picture.pk])
    sent = form_of(page, "describe", picture) | {"caption": "Boats at dawn", "place": "Port-Louis"}

    answer = client.post(address, sent)

    again = html.fromstring(answer.content.decode())
    fields = form_of(again, "describe", picture)
    now = Picture.objects.get(pk=picture.pk)
    assert answer.status_code == 409
    assert (now.caption, now.place, now.title) == ("Boats at anchor", "Port-Louis", "Harbour")
    assert (fields["caption"], fields["place"], fields["title"]) == ("Boats at dawn", "Port-Louis", "Harbour")
    (clash,) = again.find_class("said-clash")
    assert words(clash).startswith(f"{cast.nora.name} wrote meanwhile: Boats at anchor · ")

    client.post(address, fields)

    assert Picture.objects.get(pk=picture.pk).caption == "Boats at dawn"


def test_what_cannot_be_kept_comes_back_with_every_word(client, cast):
    picture = a_picture(cast.rita)
    page = seen(client, cast.rita, picture)
    sent = form_of(page, "describe", picture) | {
        "caption": "Boats",
        "taken_at": "yesterday",
        "credit": "x" * 300,
    }

    answer = client.post(reverse("pictures:describe", args=[picture.pk]), sent)

    fields = form_of(html.fromstring(answer.content.decode()), "describe", picture)
    assert answer.status_code == 422
    assert (fields["caption"], fields["taken_at"], fields["credit"]) == ("Boats", "yesterday", "x" * 300)
    assert Picture.objects.get(pk=picture.pk).version == 1


def test_a_picture_is_cut_without_a_script_and_taken_back_to_as_it_came(client, cast):
    picture = a_picture(cast.rita)
    page = seen(client, cast.rita, picture)
    address = reverse("pictures:reshape", args=[picture.pk])
    sent = form_of(page, "reshape", picture) | {
        "turn": "90",
        "left": "10",
        "right": "5.5",
        "focal_x": "33.33",
    }

    client.post(address, sent)
    cut = Picture.objects.get(pk=picture.pk).shape_text
    client.post(address, sent | {"version": "2", "as_it_came": "yes"})

    assert cut == "90 0 0.1 0 0.945 1 0.3333 0.5"
    assert Picture.objects.get(pk=picture.pk).shape_text == AS_IT_IS


def test_who_may_not_change_it_sees_everything_and_can_send_nothing(client, cast):
    page = seen(client, cast.sam, a_picture(cast.rita, caption="Boats"))

    assert page.xpath("//main//button") == []
    assert page.xpath("//main//fieldset[not(@disabled)]") == []
    assert "Only who added it and the picture desk change it." in words(page)


def test_the_page_says_where_it_is_used_and_offers_no_bin_while_it_is(client, cast):
    picture = a_picture(cast.rita)
    for owner, title, is_live in (
        ("a:1", "Le port", True),
        ("a:1", "Le port", False),
        ("a:2", "La criée", False),
    ):
        Use.objects.create(picture=picture, owner=owner, title=title, is_live=is_live, shape_text=AS_IT_IS)
    page = seen(client, cast.rita, picture)

    (places,) = page.find_class("used")
    assert [words(place) for place in places] == ["Le port live on the desk", "La criée on the desk"]
    assert [form.action for form in page.forms if form.action.endswith("/bin/")] == []

    answer = client.post(reverse("pictures:bin", args=[picture.pk]), follow=True)

    assert "take it out there first" in answer.content.decode()
    assert Picture.objects.kept().count() == 1


def test_a_binned_picture_is_brought_back_from_its_page(client, cast):
    picture = a_picture(cast.rita)
    seen(client, cast.rita, picture)
    client.post(reverse("pictures:bin", args=[picture.pk]))
    page = seen(client, cast.rita, picture)

    client.post(reverse("pictures:bring_back", args=[picture.pk]), form_of(page, "bring_back", picture))

    assert Picture.objects.kept().count() == 1


def test_its_past_is_told_the_last_first(client, cast):
    picture = a_picture(cast.rita)
    client.force_login(cast.rita)
    describing.describe(picture.pk, actor=cast.rita, version=1, caption="Boats", credit="RLB")
    client.post(reverse("pictures:collect", args=[picture.pk]), {"name": "Regatta"})
    page = seen(client, cast.nora, picture)

    (past,) = page.find_class("past")
    told = [words(event).rsplit(" · ", 1)[0] for event in past]
    assert told == [f"{cast.rita.name} laid it in “Regatta”", f"{cast.rita.name} changed: caption and credit"]


def test_keywords_that_others_use_are_offered(client, cast):
    cache.clear()
    for keywords in (["port", "mer"], ["port"]):
        a_picture(cast.nora, keywords=keywords)
    page = seen(client, cast.rita, a_picture(cast.rita))

    assert page.xpath("//datalist[@id='known-keywords']/option/@value") == ["port", "mer"]


def test_the_page_warns_of_rights_that_end(client, cast):
    page = seen(client, cast.rita, a_picture(cast.rita, rights_end=newsroom_now() - timedelta(hours=1)))

    assert "Its rights ended on" in words(page)


def test_it_costs_as_many_queries_with_thirty_of_everything_as_with_one(client, cast):
    picture = a_picture(cast.nora, keywords=["port"])
    costs = []
    for upto in (range(1), range(1, 30)):
        for number in upto:
            Use.objects.create(picture=picture, owner=f"a:{number}", is_live=True, shape_text=AS_IT_IS)
            bulk.tag([picture.pk], [f"tag {number}"], actor=cast.nora)
            client.force_login(cast.nora)
            client.post(reverse("pictures:collect", args=[picture.pk]), {"name": f"Shelf {number}"})
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("pictures:picture", args=[picture.pk]))
        costs.append(len(asked))

    assert costs[0] == costs[1]


def test_those_who_can_act_are_told_on_my_work_of_live_pages_whose_rights_end(client, cast):
    picture = a_picture(cast.rita, title="Harbour", rights_end=newsroom_now() + timedelta(days=2))
    Use.objects.create(
        picture=picture, owner="a:1", title="Le port", address="/port/", is_live=True, shape_text=AS_IT_IS
    )

    for person, is_told in ((cast.nora, True), (cast.ed, True), (cast.chip, True), (cast.sam, False)):
        client.force_login(person)
        page = html.fromstring(client.get(reverse("desk:home")).content.decode())
        told = [words(one) for one in page.xpath("//*[contains(@class, 'endings-list')]/li")]
        assert bool(told) == is_told
        if is_told:
            assert told[0].startswith("Harbour · Le port · rights end soon ")


def test_it_speaks_french(client, cast):
    cast.nora.language = "fr"
    cast.nora.save(update_fields=["language"])
    page = seen(client, cast.nora, a_picture(cast.nora))

    assert words(page.xpath("//h2[@id='ratios']")[0]) == "Ce que voient les lecteurs"
