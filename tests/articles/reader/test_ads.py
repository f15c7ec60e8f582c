"""What readers get of advertising: labelled, from us, counted by nobody, and none beside what is grave."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import advertising
from newsroom.clock import newsroom_now, set_clock_offset
from pictures.actions import drawing
from tests.articles.house_ads import an_ad, kept
from tests.articles.newsstand import page_of, published, read, text_of
from tests.cast import a_topic
from tests.pictures.drawn import a_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]

AD = 'class="ad"'


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("/en/", 1),
        ("/en/politics/", 1),
        ("/en/latest/", 1),
        ("/en/authors/rita/", 1),
        ("/en/topics/budget/", 1),
        ("/en/search/?q=budget", 0),
        ("/en/corrections/", 0),
        ("/en/nowhere/", 0),
        ("/", 0),
    ],
)
def test_each_kind_of_page_has_its_slots_and_no_ad_stands_twice(cast, path, count):
    published(cast, topic_ids=(a_topic().pk,))
    an_ad(cast)

    assert text_of(path).count(AD) == count


def test_two_slots_of_a_front_have_two_ads(cast):
    published(cast)
    an_ad(cast)
    an_ad(cast, name="Other", headline="Another")

    assert text_of("/en/").count(AD) == 2


def test_an_ad_is_labelled_in_the_edition_s_language_and_marked_for_machines(cast):
    an_ad(cast, link="https://shop.example/")
    english = page_of(published(cast))
    french = page_of(published(cast, language="fr"))

    assert '<p class="ad-label">Advertisement</p>' in english
    assert '<p class="ad-label">Publicité</p>' in french
    assert 'href="https://shop.example/" rel="sponsored noopener"' in english


def test_where_there_is_no_ad_there_is_nothing(cast):
    assert "ad-" not in page_of(published(cast)).partition("<main")[2]


def test_a_picture_reserves_its_room_and_comes_from_us(cast):
    picture = a_picture(by=cast.nora)
    drawing.draw(picture.pk)
    an_ad(cast, picture=picture, alt="A quay", headline="")

    page = page_of(published(cast)).partition('class="ad"')[2].partition("</aside>")[0]

    assert 'src="/media/p/' in page
    assert 'width="240" height="160" alt="A quay"' in page


def test_what_an_advertiser_says_stands_under_the_picture(cast):
    picture = a_picture(by=cast.nora)
    drawing.draw(picture.pk)
    an_ad(cast, picture=picture, alt="A quay", headline="The quay", words="Open every day.")

    ad = page_of(published(cast)).partition('class="ad-space"')[2].partition("</a>")[0]

    assert ad.partition("</picture>")[2].split("\n") == ["", "<b>The quay</b> <span>Open every day.</span>"]


@pytest.mark.parametrize("why", ["story", "sensitive", "topic"])
def test_a_story_that_should_carry_none_carries_none_nor_do_pages_it_leads(cast, why):
    an_ad(cast)
    topic = a_topic()
    topic.without_ads = why == "topic"
    topic.save()
    live = published(cast, sensitive=why == "sensitive", topic_ids=(topic.pk,))
    if why == "story":
        advertising.keep_ads_off(live.article_id, actor=cast.chip)

    for page in (page_of(live), text_of("/en/"), text_of("/en/politics/"), text_of("/en/topics/budget/")):
        assert AD not in page


def test_a_page_holds_until_the_next_ad_starts_or_ends(cast):
    now = newsroom_now()
    live = published(cast)
    an_ad(cast, starts=now + timedelta(minutes=1), ends=now + timedelta(minutes=3))

    seen = []
    for minutes in (0, 2, 4):
        set_clock_offset(timedelta(minutes=minutes))
        answer = read(f"/en/{live.path}/")
        until = datetime.fromtimestamp(float(answer.headers["Kept-Until"]), UTC)
        seen.append((AD in answer.content.decode(), until - now))

    assert [ad for ad, _until in seen] == [False, True, False]
    assert [until for _ad, until in seen[:2]] == [timedelta(minutes=1), timedelta(minutes=3)]


@pytest.mark.parametrize("fields", [{"is_on": False}, {"edition": "fr"}, {"slots": ["front_rail"]}])
def test_an_ad_that_is_off_or_for_elsewhere_is_not_seen(cast, fields):
    live = published(cast)
    ad = an_ad(cast)
    assert AD in page_of(live)

    kept(cast, ad, **fields)

    assert AD not in page_of(live)


def test_pages_with_slots_name_the_ads_they_were_made_from_and_no_others_do(cast):
    live = published(cast)

    assert "ads-en" in read(f"/en/{live.path}/").headers["Surrogate-Key"].split()
    assert "ads-en" not in read("/en/corrections/").headers["Surrogate-Key"].split()


@pytest.mark.parametrize(
    ("path", "most"), [("story", 5), ("/en/", 10), ("/en/politics/", 6), ("/en/latest/", 6)]
)
def test_ads_cost_one_query_however_many_there_are(cast, path, most):
    related = published(cast, slug="related")
    live = published(cast, related_ids=(related.article_id,))
    counts = []
    for number in (1, 30):
        for each in range(number):
            an_ad(cast, name=f"{number}-{each}")
        with CaptureQueriesContext(connection) as asked:
            read(f"/en/{live.path}/" if path == "story" else path)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= most


def test_no_page_sets_a_cookie_or_loads_anything_for_an_ad(cast):
    an_ad(cast, link="https://shop.example/")
    answer = read(f"/en/{published(cast).path}/")

    assert not answer.cookies
    assert answer.content.decode().count("shop.example") == 1
    assert "shop.example" not in str(answer.headers)
