"""Which pages are pictured: one row each. A new page is a new row."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse
from playwright.sync_api import Page

from accounts.models import User
from articles.actions import drafting
from articles.models import Article, LiveStory, Revision
from articles.pages.links import story_url
from articles.workflow.states import State

READER = ""


@dataclass(frozen=True)
class Scene:
    """What the pages are of: a much changed story, its first and newest versions, and a story to disagree about."""

    told: Article
    first: Revision
    last: Revision
    disputed: Article


@dataclass(frozen=True)
class Picture:
    """A page: who opens it, where it is, and what is done there before the picture is taken.

    `who` is the name before the @ of somebody of the demo, or READER.
    """

    name: str
    who: str
    address: Callable[[Scene], str]
    act: Callable[[Page, Scene], None] | None = None


def save_on_an_older_version(page: Page, scene: Scene) -> None:
    """Somebody else has saved since the page was opened; then its own text is sent."""
    head = Article.objects.select_related("head").get(pk=scene.disputed.pk).head
    content = replace(
        head.content(), headline=f"{head.headline[:60]} ({head.number})", body=f"{head.body}<p>Chip.</p>"
    )
    drafting.save(
        scene.disputed.pk, base=head.pk, content=content, actor=User.objects.get(email="chip@newsroom.test")
    )
    page.locator("#id_headline").fill(f"Another headline, {head.number}")
    with page.expect_navigation():
        page.locator("[data-save]").click()


PICTURES = (
    Picture("editor", "rita", lambda scene: reverse("desk:edit", args=[scene.told.pk])),
    Picture(
        "conflict",
        "rita",
        lambda scene: reverse("desk:edit", args=[scene.disputed.pk]),
        save_on_an_older_version,
    ),
    Picture("history", "ed", lambda scene: reverse("desk:history", args=[scene.told.pk])),
    Picture(
        "compare",
        "ed",
        lambda scene: reverse("desk:compare", args=[scene.told.pk, scene.first.pk, scene.last.pk]),
    ),
    Picture("preview", "ed", lambda scene: reverse("desk:preview", args=[scene.told.pk])),
    Picture(
        "preview-phone", "ed", lambda scene: reverse("desk:preview", args=[scene.told.pk]) + "?width=360"
    ),
    Picture("story", READER, lambda scene: story_url(LiveStory.objects.get(pk=scene.told.pk))),
)


def set_scene(language: str) -> Scene:
    """The scene in a newsroom with the demo newspaper, of stories in this language; a player and a table come in."""
    rita = User.objects.get(email="rita@newsroom.test")
    hers = Article.objects.filter(head__language=language, created_by=rita)
    told = hers.filter(state=State.PUBLISHED).order_by("-last_number", "pk").first()
    content = told.head.content()
    drafting.save(
        told.pk,
        base=told.head_id,
        content=replace(content, body=content.body + ADDED, change_kind="update", change_note=NOTE[language]),
        actor=rita,
        confirm_revise=True,
    )
    versions = Revision.objects.of(told.pk)
    return Scene(
        told=told,
        first=versions.last(),
        last=versions.first(),
        disputed=hers.filter(state=State.DRAFT, live=None).order_by("pk").first(),
    )


NOTE = {"en": "The figures of the year are added.", "fr": "Les chiffres de l’année sont ajoutés."}
ADDED = (
    "<oembed>https://vimeo.com/76979871</oembed><table><caption>Port-Ancelle</caption><tr><th>2025</th><th>2026</th></tr>"
    "<tr><td>12 400</td><td>13 150</td></tr></table>"
)
