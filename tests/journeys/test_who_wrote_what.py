"""The authors of a text by keyboard alone: one stop for the whole text, arrows from passage to passage."""

from django.urls import reverse

from articles.models import Article, Revision


def a_story_by_two() -> Article:
    """One of the demo's, whatever other journeys write; its working copy holds words of several versions."""
    story = Article.objects.filter(last_number__gt=2).order_by("pk").first()
    assert Revision.objects.of(story.pk).count() > 2
    return story


def test_arrows_go_from_passage_to_passage_and_a_line_says_whose_it_is(newsroom, window, sign_in):
    page = window(viewport={"width": 1280, "height": 900})
    sign_in(page, "chip")
    page.goto(reverse("desk:authorship", args=[a_story_by_two().pk]))
    passages = page.locator("[data-passages] .passage")
    page.locator("[data-passages] .passage[tabindex='0']").wait_for()
    said = page.locator("[data-passage-said]")

    stops = page.locator("[data-passages] [tabindex='0']").count()
    passages.first.focus()
    first = said.inner_text()
    page.keyboard.press("ArrowRight")

    assert stops == 1
    assert first == passages.first.get_attribute("title")
    assert passages.nth(1).evaluate("(passage) => passage === document.activeElement")
    assert said.inner_text() == passages.nth(1).get_attribute("title")


def test_without_scripts_every_paragraph_says_who_wrote_it(newsroom, window, sign_in):
    page = window(java_script_enabled=False, viewport={"width": 360, "height": 900})
    sign_in(page, "chip")
    page.goto(reverse("desk:authorship", args=[a_story_by_two().pk]))

    assert page.locator(".authored-block").count() > 0
    assert page.locator(".authored-block").count() == page.locator(".authored-block .authored-parts").count()
    assert page.locator(".authored-parts li").first.is_visible()
