"""The desk's pages about the paper: a form for the chief, and both texts when two people kept one."""

import pytest
from django.test import Client
from lxml import html

from articles.actions.standing import Words, add_page, keep_page
from articles.models import StandingPage

pytestmark = pytest.mark.django_db
FORM = {
    "slug": "contact",
    "title": "Contact",
    "body": "<p>Mine.</p>",
    "position": "0",
    "in_foot": "on",
    "is_public": "on",
}


@pytest.fixture
def chip(cast) -> Client:
    client = Client()
    client.force_login(cast.chip)
    return client


@pytest.fixture
def page(cast) -> StandingPage:
    return add_page("en", Words(slug="contact", title="Contact", body="<p>First.</p>"), actor=cast.chip)


def test_a_new_page_is_kept_in_its_edition(chip):
    assert chip.post("/desk/pages/new/?edition=en", FORM).status_code == 302
    assert chip.get("/desk/pages/").status_code == 200
    assert StandingPage.objects.get().edition == "en"


def test_a_page_that_is_given_no_address_has_it_of_its_title(chip):
    said = {"slug": "", "title": "Qui paie « Le Rivage » ?"}
    assert chip.post("/desk/pages/new/?edition=fr", FORM | said).status_code == 302

    assert StandingPage.objects.get().slug == "qui-paie-le-rivage"


def test_the_rail_names_pages_as_the_place_of_a_new_page_too(chip):
    page = html.fromstring(chip.get("/desk/pages/new/?edition=en").content.decode())

    assert [here.text_content().strip() for here in page.xpath("//nav[@class='rail']//a[@aria-current]")] == [
        "Pages"
    ]


@pytest.mark.parametrize("wrong", [{"title": ""}, {"slug": "a b"}, {"position": "-1"}, {"position": "x"}])
def test_what_is_wrong_is_said_and_what_was_written_stays(chip, wrong):
    answer = chip.post("/desk/pages/new/?edition=en", FORM | wrong)

    assert answer.status_code == 422
    assert "Mine." in answer.content.decode()
    assert not StandingPage.objects.exists()


def test_a_conflict_shows_both_and_saving_again_keeps_mine(cast, chip, page):
    keep_page(page.pk, Words(slug="contact", title="Contact", body="<p>Theirs.</p>"), seen=1, actor=cast.chip)

    answer = chip.post(f"/desk/pages/{page.pk}/", FORM | {"seen": "1"})
    shown = answer.content.decode()

    assert answer.status_code == 409
    assert "Theirs." in shown
    assert "Mine." in shown
    assert chip.post(f"/desk/pages/{page.pk}/", FORM | {"seen": "2"}).status_code == 302
    assert [row.body for row in page.versions.order_by("version")] == [
        "<p>First.</p>",
        "<p>Theirs.</p>",
        "<p>Mine.</p>",
    ]


def test_an_earlier_version_can_be_begun_from(cast, chip, page):
    keep_page(page.pk, Words(slug="contact", title="Contact", body="<p>Second.</p>"), seen=1, actor=cast.chip)

    assert "First." in chip.get(f"/desk/pages/{page.pk}/?version=1").content.decode()
    assert chip.get(f"/desk/pages/{page.pk}/?version=²").status_code == 200


@pytest.mark.parametrize("path", ["/desk/pages/new/?edition=de", "/desk/pages/999999/"])
def test_what_is_not_there_is_404(chip, path):
    assert chip.get(path).status_code == 404
