from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Event
from articles.actions import advertising, naming
from articles.models import Announcement, Article, HouseAd, LiveStory
from articles.workflow.states import State
from newsroom.clock import newsroom_now, set_clock_offset
from newsroom.refusals import Refused
from pictures.actions import drawing
from pictures.models import Rendition, Use
from tests.articles.house_ads import an_ad, kept
from tests.articles.newsstand import published
from tests.cast import a_story, a_topic
from tests.pictures.drawn import a_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]


def announced() -> list[str]:
    return Announcement.objects.latest("pk").keys


@pytest.mark.parametrize(
    ("edition", "keys"), [("", ["ads-en", "ads-fr"]), ("fr", ["ads-fr"]), ("en", ["ads-en"])]
)
def test_an_ad_is_recorded_and_announced_to_the_pages_of_its_editions(cast, edition, keys):
    ad = an_ad(cast, edition=edition)

    assert Event.objects.about(ad).get().verb == "house_ad_created"
    assert announced() == keys


def test_an_ad_that_changes_its_edition_is_announced_to_both(cast):
    ad = kept(cast, an_ad(cast, edition="fr"), edition="en")

    assert announced() == ["ads-en", "ads-fr"]
    assert Event.objects.about(ad).latest("pk").detail == {"edition": "en"}


def test_a_removed_ad_is_recorded_and_announced(cast):
    ad = an_ad(cast)

    advertising.remove_ad(ad, actor=cast.ada)

    assert not HouseAd.objects.exists()
    assert Event.objects.latest("pk").verb == "house_ad_removed"
    assert Announcement.objects.latest("pk").what == "house_ad.removed"


@pytest.mark.parametrize("who", ["rita", "ed", "nora", "chip"])
def test_only_whoever_keeps_the_site_s_settings_keeps_ads(cast, who):
    ad = HouseAd(name="Feed", headline="Read", link="/feed/", slots=["story_rail"])

    with pytest.raises(Refused):
        advertising.keep_ad(ad, fields=["name"], actor=cast[who])

    assert not HouseAd.objects.exists()


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "http://shop.example/",
        "//shop.example/",
        "/\\shop.example",
        "shop.example",
        "https://",
        "https:///x",
        "data:text/html,x",
        "https://shop.example/ x",
        "/ x",
    ],
)
def test_an_ad_leads_to_a_page_of_ours_or_to_a_safe_address(cast, link):
    with pytest.raises(IntegrityError), transaction.atomic():
        an_ad(cast, link=link)


@pytest.mark.parametrize("link", ["/", "/feed/", "https://shop.example", "https://shop.example/a?b=c"])
def test_an_honest_link_is_kept(cast, link):
    assert an_ad(cast, link=link).link == link


@pytest.mark.parametrize("fields", [{"weight": 0}, {"headline": ""}])
def test_an_ad_weighs_and_says_something(cast, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        an_ad(cast, **fields)


def test_an_ad_ends_after_it_starts(cast):
    now = newsroom_now()

    with pytest.raises(IntegrityError), transaction.atomic():
        an_ad(cast, starts=now, ends=now)


def test_the_picture_of_an_ad_is_public_exactly_while_the_ad_is_on(cast):
    picture = a_picture(by=cast.nora)
    drawing.draw(picture.pk)
    ad = an_ad(cast, picture=picture, alt="A quay", is_on=False)
    assert not Rendition.objects.public().exists()

    kept(cast, ad, is_on=True)
    assert Rendition.objects.public().exists()
    assert Use.objects.get(owner=f"ad:{ad.pk}").is_live

    kept(cast, ad, is_on=False)
    assert not Rendition.objects.public().exists()

    kept(cast, ad, is_on=True)
    advertising.remove_ad(ad, actor=cast.ada)
    assert not Rendition.objects.public().exists()
    assert not Use.objects.exists()


def test_the_picture_of_an_ad_that_is_over_is_public_no_more(cast):
    picture = a_picture(by=cast.nora)
    drawing.draw(picture.pk)
    over, running = (
        an_ad(cast, name=name, picture=picture, alt="A quay", ends=newsroom_now() + timedelta(hours=hours))
        for name, hours in (("Over", 1), ("Running", 9))
    )
    set_clock_offset(timedelta(hours=2))
    advertising.put_ended_away()
    still = Rendition.objects.public().exists()
    kept(cast, running, is_on=False)

    assert still, "The other ad shows it still."
    assert not Rendition.objects.public().exists()
    assert not Use.objects.get(owner=f"ad:{over.pk}").is_live


def test_an_ad_that_was_put_away_is_not_told_of_again(cast, django_assert_num_queries):
    picture = a_picture(by=cast.nora)
    drawing.draw(picture.pk)
    an_ad(cast, picture=picture, alt="A quay", ends=newsroom_now() + timedelta(hours=1))

    set_clock_offset(timedelta(hours=2))
    advertising.put_ended_away()

    with django_assert_num_queries(4):  # The hour, and a savepoint around it.
        advertising.put_ended_away()


def test_an_ad_is_not_put_on_before_its_picture_is_drawn_nor_beyond_its_rights(cast):
    picture = a_picture(by=cast.nora)
    with pytest.raises(Refused, match="drawn"):
        an_ad(cast, picture=picture, alt="A quay")
    drawing.draw(picture.pk)
    picture.rights_end = newsroom_now() + timedelta(days=2)
    picture.save()

    with pytest.raises(Refused, match="rights"):
        an_ad(cast, picture=picture, alt="A quay")

    assert an_ad(cast, picture=picture, alt="A quay", ends=newsroom_now() + timedelta(days=1)).pk


@pytest.mark.parametrize("state", [State.DRAFT, State.APPROVED, State.SCHEDULED, State.PUBLISHED])
def test_ads_are_kept_off_a_story_in_any_state_and_no_approval_ends(cast, state):
    story = a_story(cast, state)

    advertising.keep_ads_off(story.pk, actor=cast.ed)

    after = Article.objects.get(pk=story.pk)
    assert (after.without_ads, after.state) == (True, state.value)
    assert (after.head_id, after.approval_id) == (story.head_id, story.approval_id)
    assert Event.objects.about(story).latest("pk").verb == "article.ads_off"


def test_a_live_story_loses_and_regains_its_ads_and_its_pages_are_told(cast):
    live = published(cast)

    advertising.keep_ads_off(live.article_id, actor=cast.ed)
    assert LiveStory.objects.get().carries_ads is False
    assert announced() == [f"story-{live.article_id}"]

    advertising.let_ads_on(live.article_id, actor=cast.ed)
    assert LiveStory.objects.get().carries_ads is True


@pytest.mark.parametrize("who", ["rita", "mia"])
def test_ads_are_kept_off_by_those_who_may_review_the_story(cast, who):
    story = a_story(cast, State.PUBLISHED)

    with pytest.raises(Refused):
        advertising.keep_ads_off(story.pk, actor=cast[who])

    assert LiveStory.objects.get().carries_ads is True


def test_a_sensitive_story_carries_none(cast):
    assert published(cast, sensitive=True).carries_ads is False


def test_a_topic_without_ads_takes_them_from_its_live_stories_and_from_those_to_come(cast):
    topic = a_topic()
    live = published(cast, topic_ids=(topic.pk,))
    assert live.carries_ads is True

    topic.without_ads = True
    naming.keep(topic, fields=["without_ads"], actor=cast.ada)

    assert LiveStory.objects.get().carries_ads is False
    assert f"story-{live.article_id}" in announced()
    assert published(cast, slug="next", topic_ids=(topic.pk,)).carries_ads is False
