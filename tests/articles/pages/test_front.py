"""The front page has one lead, and ranks the rest."""

from articles.models import LiveStory
from articles.pages.front import leading_story, stories_below

BRIEF, NORMAL, LEAD = 1, 2, 3


def stories(*importances: int) -> list[LiveStory]:
    return [LiveStory(article_id=number, importance=each) for number, each in enumerate(importances)]


def test_the_newest_story_called_a_lead_leads():
    newest = stories(NORMAL, LEAD, LEAD)

    assert leading_story(newest) is newest[1]


def test_without_a_lead_the_newest_story_that_is_no_brief_leads():
    newest = stories(BRIEF, NORMAL, NORMAL)

    assert leading_story(newest) is newest[1]


def test_with_briefs_alone_the_newest_leads_and_with_nothing_nobody():
    newest = stories(BRIEF, BRIEF)

    assert leading_story(newest) is newest[0]
    assert leading_story([]) is None


def test_other_leads_come_before_newer_normal_stories_and_briefs_stay_below():
    newest = stories(NORMAL, LEAD, BRIEF, LEAD, NORMAL)

    below = stories_below(newest, newest[1])

    assert below == [newest[3], newest[0], newest[4]]
