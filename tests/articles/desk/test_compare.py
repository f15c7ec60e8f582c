"""Any two versions of a story can be compared, both ways, in words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions.version_names import name_version
from articles.models import Article
from tests.articles.desk.browsing import words_of
from tests.articles.desk.test_history import HOSTILE
from tests.cast import a_content, a_draft, a_topic, rewrite

pytestmark = pytest.mark.django_db


def compare(client, person, article, old, new):
    client.force_login(person)
    return client.get(f"/desk/articles/{article.pk}/compare/{old}..{new}/")


def two_versions(cast, before: dict, after: dict):
    story = a_draft(cast, **before)
    old = story.head_id
    rewrite(story, actor=cast.rita, **after)
    return story, old, Article.objects.get(pk=story.pk).head_id


def test_words_inserted_and_deleted_are_marked(client, cast):
    story, old, new = two_versions(
        cast, {"body": "<p>It was late.</p>"}, {"body": "<p>It was very early.</p>"}
    )

    page = compare(client, cast.rita, story, old, new).content.decode()

    assert "<ins>very early</ins>" in page
    assert "<del>late</del>" in page


def test_the_other_way_round_turns_insertions_into_deletions(client, cast):
    story, old, new = two_versions(
        cast, {"body": "<p>It was late.</p>"}, {"body": "<p>It was very late.</p>"}
    )

    page = compare(client, cast.rita, story, new, old).content.decode()

    assert "<del>very" in page
    assert f"/compare/{old}..{new}/" in page


def test_moved_paragraphs_new_looks_links_and_no_break_spaces_are_told(client, cast):
    story, old, new = two_versions(
        cast,
        {
            "body": "<p>The first paragraph, of some length.</p><p>The second one, of some length too.</p>"
            "<p>Third: 5 km away.</p>"
        },
        {
            "body": "<p>The second one, of some length too.</p><p>The first paragraph, of "
            '<strong>some</strong> <a href="https://example.org/">length</a>.</p><p>Third: 5\u00a0km away.</p>'
        },
    )

    page = compare(client, cast.rita, story, old, new).content.decode()

    assert "Moved" in page
    assert "became bold" in page
    assert "link added: https://example.org/" in page
    assert 'class="nbsp"' in page


def test_titles_and_the_fields_around_the_text_are_compared_in_words(client, cast):
    topic = a_topic()
    story, old, new = two_versions(
        cast,
        {"headline": "Council votes", "section": "politics"},
        {
            "headline": "Council refuses",
            "section_id": cast.sections["world"].pk,
            "byline_ids": (cast.rita.author.pk, cast.ed.author.pk),
            "topic_ids": (topic.pk,),
            "importance": 3,
            "sensitive": True,
        },
    )

    shown = compare(client, cast.ed, story, old, new).context["comparison"]

    assert [row.label for row in shown.titles] == ["Headline"]
    assert {row.label for row in shown.others} == {"Section", "Bylines", "Topics", "Importance", "Sensitive"}
    assert "<ins>" in shown.titles[0].html


def test_two_equal_texts_are_said_to_be_equal(client, cast):
    story = a_draft(cast)

    page = compare(client, cast.rita, story, story.head_id, story.head_id).content.decode()

    assert "The two versions say the same." in page


def test_a_version_of_another_story_is_not_there(client, cast):
    story, other = a_draft(cast), a_draft(cast)

    assert compare(client, cast.rita, story, story.head_id, other.head_id).status_code == 404
    assert compare(client, cast.rita, story, other.head_id, story.head_id).status_code == 404


def test_the_headline_of_a_related_story_one_cannot_open_is_not_told(client, cast):
    secret = a_draft(cast, by="sam", section="culture", headline="Canary in the mine", sensitive=True)
    story = a_draft(cast)
    content = a_content(cast, related_ids=(secret.pk,))
    rewrite(story, actor=cast.chip, related_ids=content.related_ids)
    new = Article.objects.get(pk=story.pk).head_id

    page = compare(client, cast.rita, story, story.head_id, new).content.decode()

    assert "Canary" not in page
    assert "a story you cannot open" in page


def test_an_earlier_version_can_be_restored_from_the_comparison_by_those_who_write_the_story(client, cast):
    story, old, new = two_versions(cast, {}, {"headline": "Another"})
    address = reverse("desk:restore", args=[story.pk, old])

    pages = {name: compare(client, cast[name], story, old, new).content.decode() for name in ("rita", "sam")}

    assert (address in pages["rita"], address in pages["sam"]) == (True, False)
    assert reverse("desk:restore", args=[story.pk, new]) not in pages["rita"]


def test_hostile_words_stay_words(client, cast):
    story, old, new = two_versions(
        cast, {"headline": "A"}, {"headline": "<script>alert(1)</script>", "kicker": '"><img src=x>'}
    )

    page = compare(client, cast.rita, story, old, new).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_two_columns_lead_to_their_comparison(client, cast):
    story, old, new = two_versions(cast, {}, {"headline": "Another"})
    client.force_login(cast.rita)

    answer = client.get(reverse("desk:compare_chosen", args=[story.pk]), {"old": old, "new": new})

    assert answer.url == reverse("desk:compare", args=[story.pk, old, new])


@pytest.mark.parametrize("number", HOSTILE)
def test_hostile_numbers_are_not_there(client, cast, number):
    story = a_draft(cast)
    client.force_login(cast.rita)

    chosen = client.get(
        reverse("desk:compare_chosen", args=[story.pk]), {"old": number, "new": story.head_id}
    )
    straight = compare(client, cast.rita, story, number, story.head_id)

    assert (chosen.status_code, straight.status_code) == (404, 404)


def test_long_texts_cost_no_more_queries_than_short_ones(client, cast):
    short = two_versions(cast, {}, {"body": "<p>One.</p>"})
    long = two_versions(
        cast,
        {"body": "".join(f"<p>Paragraph {place}.</p>" for place in range(80))},
        {"body": "".join(f"<p>Paragraph {place} again.</p>" for place in range(80))},
    )

    compare(client, cast.rita, *short)
    counts = []
    for story, old, new in (short, long):
        with CaptureQueriesContext(connection) as asked:
            compare(client, cast.rita, story, old, new)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 20


def test_the_summary_says_in_words_what_changed(client, cast):
    story, old, new = two_versions(
        cast,
        {"headline": "Council votes", "body": "<p>It was late.</p><p>They went home, all of them.</p>"},
        {
            "headline": "Council refuses",
            "body": "<p>It was very late.</p><p>They went home, all of them.</p>",
        },
    )

    page = compare(client, cast.rita, story, old, new)

    assert page.context["comparison"].summary == [
        "Changed above the text: headline",
        "1 paragraph changed",
        "1 word more",
    ]
    assert "<li>1 paragraph changed</li>" in page.content.decode()


def test_unchanged_paragraphs_are_folded_unless_the_whole_text_is_asked_for(client, cast):
    body = "".join(f"<p>Paragraph {number} of a long story.</p>" for number in range(20))
    story, old, new = two_versions(cast, {"body": body}, {"body": body.replace("Paragraph 9 ", "Chapter 9 ")})
    client.force_login(cast.rita)
    address = f"/desk/articles/{story.pk}/compare/{old}..{new}/"

    folded, whole = client.get(address).content.decode(), client.get(address + "?whole=1").content.decode()

    assert "<summary>8 paragraphs unchanged</summary>" in folded
    assert "paragraphs unchanged" not in whole
    assert "Paragraph 19 of" in folded


def test_two_versions_stand_side_by_side_where_the_address_says_so(client, cast):
    story, old, new = two_versions(
        cast, {"body": "<p>It was late.</p>"}, {"body": "<p>It was very early.</p>"}
    )
    client.force_login(cast.rita)

    page = client.get(f"/desk/articles/{story.pk}/compare/{old}..{new}/?view=sides").content.decode()

    assert '<div class="diff-old"><p>It was <del>late</del>.</p></div>' in page
    assert '<div class="diff-new"><p>It was <ins>very early</ins>.</p></div>' in page


def test_other_versions_can_be_picked_by_their_names(client, cast):
    story, old, new = two_versions(cast, {"headline": "The first"}, {"headline": "The second"})
    name_version(story.pk, revision_id=old, name="Before the vote", actor=cast.ed)

    page = words_of(compare(client, cast.rita, story, old, new))

    assert page.count("1 · Before the vote · ") == 2
