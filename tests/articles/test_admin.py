import pytest

from accounts.models import Event
from articles.actions import moving
from articles.models import Article, Author, LiveStory, Section, SectionDuty, Topic
from articles.workflow.states import State
from articles.workflow.transitions import Move
from tests.cast import a_story

NOTE = "The sum in the second paragraph is wrong."
SECRET_WORDS = (NOTE, "Council votes the budget", "Nine votes to six", "The council met on Monday")


@pytest.fixture
def ada(cast, client):
    client.force_login(cast.ada)
    return cast.ada


@pytest.mark.parametrize("kind", ["article", "revision", "schedule", "publication"])
def test_the_admin_site_only_shows_stories_and_never_changes_them(cast, ada, client, kind):
    article = a_story(cast, State.SCHEDULED)
    row = {"article": article, "revision": article.head, "schedule": article.schedules.get()}.get(kind)

    listed = client.get(f"/admin/articles/{kind}/")

    assert listed.status_code == 200
    assert client.get(f"/admin/articles/{kind}/add/").status_code == 403
    assert client.post(f"/admin/articles/{kind}/add/", {}).status_code == 403
    if row:
        assert client.get(f"/admin/articles/{kind}/{row.pk}/change/").status_code == 200
        assert (
            client.post(f"/admin/articles/{kind}/{row.pk}/change/", {"state": "published"}).status_code == 403
        )
        assert client.post(f"/admin/articles/{kind}/{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Article.objects.get().state == State.SCHEDULED.value


def test_the_administrator_s_role_alone_reads_no_unpublished_word(cast, ada, client):
    article = a_story(cast, State.IN_REVIEW)
    moving.move(article.pk, Move.SEND_BACK, actor=cast.ed, note=NOTE)
    for address in (
        "/admin/articles/article/",
        f"/admin/articles/article/{article.pk}/change/",
        "/admin/articles/revision/",
        f"/admin/articles/revision/{article.head_id}/change/",
        "/admin/articles/publication/",
        "/admin/accounts/event/",
        f"/admin/accounts/event/{Event.objects.about(article).last().pk}/change/",
    ):
        page = client.get(address).content.decode()
        assert not [words for words in SECRET_WORDS if words in page], address


def test_a_renamed_author_is_renamed_on_live_stories_and_it_is_recorded(cast, ada, client):
    a_story(cast, State.PUBLISHED)
    author = cast.rita.author

    client.post(
        f"/admin/articles/author/{author.pk}/change/",
        {
            "name": "Rita Lefèvre",
            "slug": author.slug,
            "kind": "staff",
            "user": cast.rita.pk,
            "bio_en": "",
            "bio_fr": "",
        },
    )

    assert LiveStory.objects.get().bylines == [{"name": "Rita Lefèvre", "slug": author.slug, "kind": "staff"}]
    event = Event.objects.about(author).get()
    assert (event.verb, event.actor, event.detail) == ("author_changed", cast.ada, {"name": "Rita Lefèvre"})


def test_what_stories_name_is_never_deleted(cast, ada, client):
    topic = Topic.objects.create(language="en", name="Budget", slug="budget")

    for kind, row in (("author", cast.rita.author), ("section", cast.sections["politics"]), ("topic", topic)):
        assert client.post(f"/admin/articles/{kind}/{row.pk}/delete/", {"post": "yes"}).status_code == 403

    assert Author.objects.filter(pk=cast.rita.author.pk).exists()


def test_who_serves_a_section_is_changed_and_recorded(cast, ada, client):
    sport = cast.sections["sport"]

    client.post("/admin/articles/sectionduty/add/", {"user": cast.ed.pk, "section": sport.pk})
    duty = SectionDuty.objects.get(user=cast.ed, section=sport)
    client.post(f"/admin/articles/sectionduty/{duty.pk}/delete/", {"post": "yes"})

    assert not SectionDuty.objects.filter(user=cast.ed, section=sport).exists()
    assert [event.detail for event in Event.objects.about(duty).filter(verb="duty_created")] == [
        {"user": cast.ed.pk, "section": sport.pk}
    ]
    assert [event.verb for event in Event.objects.about(sport)] == ["duty_ended"]


@pytest.mark.parametrize("slug", ["desk", "admin", "sitemap.xml", "politics"])
def test_a_section_cannot_take_an_address_that_is_taken(cast, ada, client, slug):
    answer = client.post(
        "/admin/articles/section/add/",
        {"name_en": "New", "name_fr": "Nouveau", "slug_en": slug, "slug_fr": "nouveau", "position": 9},
    )

    assert answer.status_code == 200
    assert not Section.objects.filter(name_en="New").exists()
