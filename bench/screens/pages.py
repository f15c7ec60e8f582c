"""Which pages are pictured: one row each. A new page is a new row."""

from dataclasses import replace

from django.urls import reverse

from accounts.models import User
from articles.actions import drafting
from articles.models import Article, LiveStory, Revision
from articles.pages.links import story_url
from articles.text.content import Content
from articles.workflow.states import State
from bench.screens.picture import READER, Picture, Scene
from bench.screens.reading import READERS_PAGES
from pictures import models as library

PICTURES = (
    Picture("sign-in", READER, lambda scene: f"{reverse('account_login')}?lang={scene.language}"),
    Picture("home", "ed", lambda _scene: reverse("desk:home")),
    Picture("queue", "ed", lambda _scene: reverse("desk:queue")),
    Picture("scheduled", "chip", lambda _scene: reverse("desk:schedule")),
    Picture("new", "rita", lambda _scene: reverse("desk:new")),
    Picture("next-step", "rita", lambda scene: reverse("desk:move", args=[scene.mine.article_id, "submit"])),
    Picture("editor", "rita", lambda scene: reverse("desk:edit", args=[scene.told.pk])),
    Picture(
        "conflict",
        "rita",
        lambda scene: reverse("desk:merge", args=[scene.mine.article_id, scene.mine.pk, scene.theirs.pk]),
    ),
    Picture("history", "ed", lambda scene: reverse("desk:history", args=[scene.told.pk])),
    Picture("play", "ed", lambda scene: reverse("desk:play", args=[scene.told.pk])),
    Picture("authorship", "ed", lambda scene: reverse("desk:authorship", args=[scene.told.pk])),
    Picture(
        "compare",
        "ed",
        lambda scene: reverse("desk:compare", args=[scene.told.pk, scene.first.pk, scene.last.pk]),
    ),
    Picture("preview", "ed", lambda scene: reverse("desk:preview", args=[scene.told.pk])),
    Picture(
        "preview-phone", "ed", lambda scene: reverse("desk:preview", args=[scene.told.pk]) + "?width=360"
    ),
    Picture("translation", "rita", lambda scene: reverse("desk:translation", args=[scene.told.pk])),
    Picture("reports", "ed", lambda _scene: reverse("desk:reports")),
    Picture("pages", "chip", lambda _scene: reverse("desk:standing")),
    Picture("pages-new", "chip", lambda _scene: reverse("desk:standing_new")),
    Picture(
        "front-desk", "chip", lambda scene: f"{reverse('desk:front')}?edition={scene.told.head.language}"
    ),
    Picture("story", READER, lambda scene: story_url(LiveStory.objects.get(pk=scene.told.pk))),
    Picture("gallery", READER, lambda _scene: story_url(with_a_gallery())),
    *READERS_PAGES,
    Picture("library", "nora", lambda _scene: reverse("pictures:library")),
    Picture(
        "picture",
        "nora",
        lambda _scene: reverse("pictures:picture", args=[library.Picture.objects.latest("pk").pk]),
    ),
    Picture("arrival", "nora", lambda _scene: reverse("pictures:arrive")),
    Picture("files", "nora", lambda _scene: reverse("pictures:files")),
    Picture("collections", "nora", lambda _scene: reverse("pictures:collections")),
)


def with_a_gallery() -> LiveStory:
    """The newest story readers see that has one, in either language: the demo tells them in French."""
    return LiveStory.objects.filter(body__contains="<figure data-gallery").latest("pk")


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
    mine, theirs = two_texts(hers.filter(state=State.DRAFT, live=None).order_by("pk").first(), rita)
    return Scene(
        language=language, told=told, first=versions.last(), last=versions.first(), mine=mine, theirs=theirs
    )


def two_texts(story: Article, rita: User) -> tuple[Revision, Revision]:
    """Rita's text and the chief's, which both change the headline and the first words."""
    chip = User.objects.get(email="chip@newsroom.test")
    base = Article.objects.select_related("head").get(pk=story.pk).head
    saved = [
        drafting.save(story.pk, base=base.pk, content=clashing(base, word), actor=who)
        for who, word in (
            (chip, "Chip"),
            (rita, "Rita"),
        )
    ]
    return saved[1].revision, saved[1].head


def clashing(base: Revision, word: str) -> Content:
    content = base.content()
    return replace(
        content,
        headline=f"{content.headline} ({word})",
        body=content.body.replace("<p>", f"<p>{word}, ", 1) + f"<p>{word}.</p>",
    )


NOTE = {"en": "The figures of the year are added.", "fr": "Les chiffres de l’année sont ajoutés."}
ADDED = (
    "<oembed>https://vimeo.com/76979871</oembed><table><caption>Port-Ancelle</caption><tr><th>2025</th><th>2026</th></tr>"
    "<tr><td>12 400</td><td>13 150</td></tr></table>"
)
