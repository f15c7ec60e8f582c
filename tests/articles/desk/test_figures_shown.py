"""Pictures in a story's past: seen as previews, their changes told in words, and chosen where two people differ."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from articles.actions import drafting
from articles.actions.drafting import Outcome
from articles.models import Article, Revision
from articles.text.pictured import Figure, Gallery, LeadPicture, figure_html, figure_of
from tests.articles.desk.browsing import form_on, words_of
from tests.cast import a_draft, rewrite
from tests.pictures.drawn import a_picture

pytestmark = pytest.mark.django_db

CUT = "0 0 0.1 0.1 0.9 0.9 0.5 0.5"
MOVED = "0 0 0 0 1 1 0.2 0.5"


@pytest.fixture
def pictures(cast) -> list[int]:
    return [a_picture(number, by=cast.rita).pk for number in (1, 2)]


@pytest.fixture
def quay(pictures) -> Figure:
    return Figure(picture=pictures[0], caption="The old quay.", alt="A quay", credit="Nora Petit")


def head_of(story) -> Revision:
    return Article.objects.select_related("head").get(pk=story.pk).head


def compared(client, person, story, old, *, way="one") -> object:
    client.force_login(person)
    address = reverse("desk:compare", args=[story.pk, old, head_of(story).pk])
    return client.get(address, {"layout": way})


def rewritten(cast, before: dict, after: dict):
    story = a_draft(cast, **before)
    old = story.head_id
    rewrite(story, actor=cast.rita, **after)
    return story, old


def summary_of(response) -> list[str]:
    return response.context["comparison"].summary


def raw_tags(response) -> list[str]:
    return [
        element.tag
        for element in html.fromstring(response.content.decode()).iter("figure")
        if any(name.startswith("data-") for name in element.attrib)
    ]


def test_what_was_said_of_a_picture_is_told_in_words(client, cast, quay):
    new = replace(quay, credit="Ana Bel", alt="", shape=CUT, size="wide", caption="The new quay.")
    story, old = rewritten(cast, {"body": figure_html(quay)}, {"body": figure_html(new)})

    page = compared(client, cast.rita, story, old)

    said = [line.text for line in html.fromstring(page.content.decode()).xpath("//ul[@class='diff-said']/li")]
    assert said == [
        "Credit: Nora Petit → Ana Bel",
        "Alternative text: A quay → decorative",
        "Cut differently",
        "Size: in the column → wide",
    ]
    assert "<del>old</del><ins>new</ins>" in page.content.decode()
    assert summary_of(page)[0] == "1 picture changed"
    assert raw_tags(page) == []


def test_a_preview_is_lazy_has_its_size_and_leads_to_the_library(client, cast, quay):
    story, old = rewritten(cast, {"body": "<p>Late.</p>"}, {"body": f"<p>Late.</p>{figure_html(quay)}"})

    page = compared(client, cast.rita, story, old)

    (link,) = html.fromstring(page.content.decode()).xpath("//figure[@class='shown-picture']/a")
    (image,) = link.iter("img")
    assert link.get("href") == reverse("pictures:picture", args=[quay.picture])
    assert image.get("src").startswith(reverse("pictures:preview", args=[quay.picture]) + "?w=320&shape=")
    assert (image.get("loading"), image.get("width"), image.get("height")) == ("lazy", "160", "107")
    assert client.get(image.get("src")).status_code == 200
    assert "1 picture added" in summary_of(page)


@pytest.mark.parametrize("layout", ["one", "sides"])
def test_a_gallery_shows_what_was_added_taken_out_and_put_in_another_order(client, cast, quay, layout):
    one, two, three = (replace(quay, picture=number, caption="") for number in (91, 92, 93))
    gallery = Gallery(figures=(quay, one, two), caption="Two days.")
    story, old = rewritten(
        cast,
        {"body": figure_html(gallery)},
        {"body": figure_html(replace(gallery, figures=(one, quay, three)))},
    )

    page = compared(client, cast.rita, story, old, way=layout)

    assert "The pictures are in another order" in words_of(page)
    assert summary_of(page)[:2] == ["1 picture added", "1 picture removed"]
    assert raw_tags(page) == []


def test_a_caption_alone_is_named_as_such(client, cast, quay):
    new = replace(quay, caption="The quay.")
    story, old = rewritten(cast, {"body": figure_html(quay)}, {"body": figure_html(new)})

    assert summary_of(compared(client, cast.rita, story, old)) == [
        "a picture’s caption changed",
        "1 word fewer",
    ]


def test_a_lead_picture_that_was_replaced_shows_both(client, cast, pictures):
    leads = [LeadPicture(picture=number, caption="A & b", credit="Nora") for number in pictures]
    story, old = rewritten(cast, {"lead": leads[0]}, {"lead": leads[1]})

    page = compared(client, cast.rita, story, old)

    shown = html.fromstring(page.content.decode()).get_element_by_id("lead-picture")
    assert len(list(shown.iter("img"))) == 2
    assert summary_of(page) == ["lead picture replaced"]
    assert "0 0 1 1" not in words_of(page)


@pytest.mark.parametrize(("shape", "said"), [(CUT, "Cut differently"), (MOVED, "Focal point moved")])
def test_a_lead_picture_cut_otherwise_is_told_in_words_not_in_numbers(client, cast, pictures, shape, said):
    lead = LeadPicture(picture=pictures[0])
    story, old = rewritten(cast, {"lead": lead}, {"lead": replace(lead, shape=shape)})

    page = compared(client, cast.rita, story, old)

    assert said in words_of(page)
    assert shape not in words_of(page)


def test_pages_of_the_past_show_previews_and_no_raw_figure(client, cast, quay):
    story, _old = rewritten(cast, {"body": "<p>Late.</p>"}, {"body": f"<p>Late.</p>{figure_html(quay)}"})
    client.force_login(cast.rita)

    for name in ("authorship", "play"):
        page = client.get(reverse(f"desk:{name}", args=[story.pk]))
        assert len(html.fromstring(page.content.decode()).xpath("//figure[@class='shown-picture']//img")) == 1
        assert raw_tags(page) == []


def test_only_the_caption_of_a_picture_has_authors(client, cast, quay):
    story, _old = rewritten(cast, {"body": "<p>Late.</p>"}, {"body": f"<p>Late.</p>{figure_html(quay)}"})
    client.force_login(cast.rita)

    page = client.get(reverse("desk:authorship", args=[story.pk]))

    assert [[part.words for part in each.parts] for each in page.context["authorship"].paragraphs] == [
        [1],
        [3],
    ]
    assert "A quay" not in words_of(page)


def test_thirty_pictures_cost_no_more_queries_than_one(client, cast, quay):
    counts = []
    for many in (1, 30):
        numbers = range(quay.picture, quay.picture + many)
        body = "\n".join(figure_html(replace(quay, picture=number)) for number in numbers)
        story, old = rewritten(cast, {"body": "<p>Late.</p>"}, {"body": f"<p>Late.</p>{body}"})
        address = compared(client, cast.rita, story, old).wsgi_request.get_full_path()
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def clash_of(cast, base: dict, mine: dict, theirs: dict):
    story = a_draft(cast, **base)
    began = head_of(story)
    rewrite(story, actor=cast.ed, **theirs)
    saved = drafting.save(story.pk, base=began.pk, content=replace(began.content(), **mine), actor=cast.rita)
    assert saved.outcome == Outcome.CONFLICT
    return saved


def merge_url(saved) -> str:
    return reverse("desk:merge", args=[saved.head.article_id, saved.revision.pk, saved.head.pk])


@pytest.mark.parametrize(("keep", "credit"), [("mine", "Ana Bel"), ("theirs", "Karl Odier")])
def test_a_picture_both_credited_is_shown_twice_and_chosen_whole(client, cast, quay, keep, credit):
    saved = clash_of(
        cast,
        {"body": figure_html(quay)},
        {"body": figure_html(replace(quay, credit="Ana Bel", shape=CUT))},
        {"body": figure_html(replace(quay, credit="Karl Odier"))},
    )
    client.force_login(cast.rita)

    page = client.get(merge_url(saved))
    client.post(merge_url(saved), {**form_on(page, "merge-form"), "keep-text-1": keep})

    assert "Credit: Nora Petit → Ana Bel" in words_of(page)
    assert "Credit: Nora Petit → Karl Odier" in words_of(page)
    assert len(html.fromstring(page.content.decode()).xpath("//figure[@class='shown-picture']//img")) >= 2
    assert raw_tags(page) == []
    assert figure_of(head_of(saved.head.article).body).credit == credit


@pytest.mark.parametrize(("keep", "place"), [("mine", 0), ("theirs", 1)])
def test_a_lead_picture_both_replaced_is_shown_twice_and_chosen(client, cast, pictures, keep, place):
    leads = [LeadPicture(picture=number, credit="Nora") for number in pictures]
    saved = clash_of(cast, {}, {"lead": leads[0]}, {"lead": leads[1]})
    client.force_login(cast.rita)

    page = client.get(merge_url(saved))
    client.post(merge_url(saved), {**form_on(page, "merge-form"), "keep-lead": keep})

    assert len(html.fromstring(page.content.decode()).xpath("//figure[@class='shown-picture']//img")) == 2
    assert head_of(saved.head.article).content().lead == leads[place]
