"""The page on which two texts become one."""

from dataclasses import replace

import pytest
from django.urls import reverse
from lxml import html

from articles.actions import drafting
from articles.actions.drafting import Outcome
from articles.models import Article, Revision
from articles.text.content import Note
from articles.workflow.states import State
from tests.articles.desk.browsing import form_on, open_story, save, words_of
from tests.cast import a_draft, approve, rewrite, submit

pytestmark = pytest.mark.django_db

BODY = "<p>The council met.</p>\n<p>It was <em>late</em>.</p>"


@pytest.fixture
def two_texts(cast):
    """Rita’s text beside Ed’s: one paragraph and the headline clash, a kicker merges."""
    story = a_draft(cast, body=BODY)
    base = head_of(story)
    rewrite(story, actor=cast.ed, headline="Ed’s", kicker="Council", body=BODY.replace("late", "midnight"))
    content = replace(base.content(), headline="Rita’s", body=BODY.replace("late", "early"))
    saved = drafting.save(story.pk, base=base.pk, content=content, actor=cast.rita)
    assert saved.outcome == Outcome.CONFLICT
    return saved


@pytest.fixture(autouse=True)
def rita_at_her_desk(client, cast):
    client.force_login(cast.rita)


def head_of(story) -> Revision:
    return Article.objects.select_related("head").get(pk=story.pk).head


def url(saved) -> str:
    return reverse("desk:merge", args=[saved.head.article_id, saved.revision.pk, saved.head.pk])


def send(client, saved, **choices):
    """The page's form as it stands, with these choices."""
    form = form_on(client.get(url(saved)), "merge-form")
    return client.post(url(saved), {**form, **choices})


def test_both_texts_are_shown_with_the_words_that_differ(client, two_texts):
    page = client.get(url(two_texts)).content.decode()

    assert "<del>late</del>" in page.replace("<em>", "").replace("</em>", "")
    assert "early" in page
    assert "midnight" in page
    assert "2 places to choose" in page


def test_what_merged_by_itself_is_said(client, two_texts):
    said = html.fromstring(client.get(url(two_texts)).content.decode()).find_class("merged-already")[0]

    assert [line.text_content() for line in said.iter("dt", "dd")] == [
        "From version 2, Ed Marchetti",
        "Kicker",
    ]


def test_sent_as_it_stands_no_word_of_either_is_missing(client, two_texts):
    answer = send(client, two_texts)

    head = head_of(two_texts.head.article)
    assert answer.status_code == 302
    assert (head.headline, head.kicker) == ("Rita’s Ed’s", "Council")
    assert "early" in head.body
    assert "midnight" in head.body
    assert (head.parent_id, head.merge_parent_id) == (two_texts.head.pk, two_texts.revision.pk)


@pytest.mark.parametrize(("keep", "word"), [("mine", "early"), ("theirs", "midnight")])
def test_one_side_can_be_kept(client, two_texts, keep, word):
    send(client, two_texts, **{"keep-text-1": keep, "keep-headline": keep})

    head = head_of(two_texts.head.article)
    assert head.body == BODY.replace("late", word)
    assert head.headline == getattr(two_texts, "revision" if keep == "mine" else "head").headline


def test_a_third_text_can_be_written_and_keeps_the_look_of_words_that_stay(client, two_texts):
    send(client, two_texts, **{"keep-text-1": "edit", "words-text-1": "It was early, not <midnight>."})

    assert "<p>It was <em>early</em>, not &lt;midnight&gt;.</p>" in head_of(two_texts.head.article).body


def test_a_headline_too_long_to_store_is_said_and_the_choices_stay(client, two_texts):
    answer = send(client, two_texts, **{"keep-headline": "edit", "words-headline": "x" * 501})

    form = form_on(answer, "merge-form")
    assert answer.status_code == 422
    assert form["words-headline"] == ["x" * 501]
    assert "there is room for 500" in words_of(answer)


def test_a_choice_nobody_offered_is_the_one_made_before(client, two_texts):
    assert send(client, two_texts, **{"keep-text-1": "neither"}).status_code == 302
    assert "early" in head_of(two_texts.head.article).body


def test_a_head_that_moved_meanwhile_is_asked_about_and_the_choices_are_kept(client, cast, two_texts):
    form = form_on(client.get(url(two_texts)), "merge-form")
    rewrite(two_texts.head.article, actor=cast.ed, standfirst="Ed went on.")

    answer = client.post(url(two_texts), {**form, "keep-text-1": "mine"})

    kept = Revision.objects.filter(article=two_texts.head.article).order_by("number").last()
    assert answer.status_code == 409
    assert "early" in kept.body
    assert (
        reverse("desk:merge", args=[kept.article_id, kept.pk, head_of(kept.article).pk])
        in answer.content.decode()
    )


def test_an_approved_story_asks_before_its_approval_ends(client, cast, two_texts):
    story = two_texts.head.article
    submit(story, actor=cast.rita)
    approve(story, actor=cast.chip)

    asked = send(client, two_texts, **{"keep-text-1": "mine"})
    assert (asked.status_code, Article.objects.get(pk=story.pk).status) == (409, State.APPROVED)

    client.post(url(two_texts), form_on(asked, "merge-form"))
    assert Article.objects.get(pk=story.pk).status == State.DRAFT
    assert head_of(story).body == BODY.replace("late", "early")


def test_two_texts_that_do_not_overlap_only_need_a_yes(client, cast):
    story = a_draft(cast, body=BODY)
    base = head_of(story)
    rewrite(story, actor=cast.ed, kicker="Council")
    head = head_of(story)

    page = words_of(client.get(reverse("desk:merge", args=[story.pk, base.pk, head.pk])))

    assert "nothing has to be chosen" in page


def test_a_page_of_an_older_version_leads_to_the_newest(client, cast, two_texts):
    rewrite(two_texts.head.article, actor=cast.ed, standfirst="Ed went on.")

    assert "Merge with version 4 instead" in words_of(client.get(url(two_texts)))


def test_every_kind_of_field_can_be_asked_about(client, cast):
    notes = (Note(id=1, kind="correction", text="Nine."),)
    story = a_draft(cast, notes=notes)
    base = head_of(story)
    rewrite(
        story,
        actor=cast.ed,
        importance=3,
        byline_ids=(cast.ed.author.pk,),
        notes=(replace(notes[0], text="Eight."),),
    )
    mine = replace(
        base.content(),
        importance=1,
        byline_ids=(cast.sam.author.pk,),
        notes=(replace(notes[0], text="Ten."),),
    )
    saved = drafting.save(story.pk, base=base.pk, content=mine, actor=cast.rita)

    page = words_of(client.get(url(saved)))
    send(client, saved)

    head = head_of(story).content()
    for words in ("Importance", "Bylines", "Note to readers 1", "Sam Tréhaut", "Eight."):
        assert words in page
    assert (head.importance, head.byline_ids) == (3, (cast.sam.author.pk, cast.ed.author.pk))
    assert [note.text for note in head.notes] == ["Ten.", "Eight."]


def test_hostile_words_stay_words(client, cast):
    story = a_draft(cast, headline="One")
    base = head_of(story)
    rewrite(story, actor=cast.ed, headline="</textarea><script>alert(1)</script>")
    content = replace(base.content(), headline='"><img src=x onerror=alert(1)>')
    saved = drafting.save(story.pk, base=base.pk, content=content, actor=cast.rita)

    page = client.get(url(saved)).content.decode()

    assert "<script>alert" not in page
    assert "<img" not in page


def test_a_clean_merge_says_what_came_in(client, cast):
    story = a_draft(cast, body=BODY)
    form = open_story(client, cast.rita, story)
    rewrite(story, actor=cast.ed, kicker="Council", body=BODY.replace("late", "midnight"))

    save(client, story, form, headline="Rita’s")

    page = words_of(client.get(reverse("desk:edit", args=[story.pk])))
    assert (
        "Ed Marchetti had saved meanwhile. Now in the text with yours: 1 paragraph changed, Kicker." in page
    )
    assert head_of(story).headline == "Rita’s"


def test_the_page_costs_the_same_with_one_clash_and_with_thirty(client, cast, django_assert_max_num_queries):
    body = "\n".join(f"<p>Paragraph number {number} was late.</p>" for number in range(30))
    story = a_draft(cast, body=body)
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=body.replace("late", "midnight"))
    content = replace(base.content(), body=body.replace("late", "early"))
    saved = drafting.save(story.pk, base=base.pk, content=content, actor=cast.rita)

    with django_assert_max_num_queries(22):
        page = client.get(url(saved))

    assert page.content.decode().count('<fieldset class="clash"') == 30
