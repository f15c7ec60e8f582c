"""Which pictures and files a text shows, told to the library, which lets readers have what is live."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, LiveStory, Revision
from articles.text.content import Content
from articles.text.pictured import LeadPicture, files_in, pictures_in
from articles.workflow.states import State
from pictures.actions import uses
from pictures.shapes.uses import Used


def pictures_of(content: Content) -> set[Used]:
    """The pictures a content shows, each in its shape and for what."""
    return _used(content.lead, content.body)


def tell_library(article: Article) -> None:
    """The library knows what the held article's head shows, and what its live text does; a spiked head shows nothing.

    In the caller's transaction: from its commit on readers have the pictures of the live text, and of no other.
    """
    head = None if article.status == State.SPIKED else article.head
    draft, draft_files = _shown(head)
    is_same = head is not None and article.live_id == head.pk
    live, live_files = (draft, draft_files) if is_same else _shown(article.live)
    uses.tell(
        owner_of(article),
        title=_title(article.head),
        address=reverse("desk:edit", args=[article.pk]),
        draft=draft,
        live=live,
        files_draft=draft_files,
        files_live=live_files,
        posters_live=_posters_as_published(article) if live_files else None,
    )


def _posters_as_published(article: Article) -> set[Used] | None:
    """The posters readers see, which the library may have changed since; None while this text is only going out."""
    if article.live_id is None:
        return None
    row = LiveStory.objects.filter(article_id=article.pk, revision_id=article.live_id)
    files = row.values_list("files", flat=True).first()
    if files is None:
        return None
    posters = [said["poster"] for said in files.values() if said["poster"]]
    return {Used(poster["picture"], poster["shape"], "body") for poster in posters}


def tell_library_of_change(article: Article, *, head: Revision, live_id: int | None) -> None:
    """As `tell_library`, after these were the head and the live text; no query where no text shows anything."""
    read = {text.pk for text in (head, article.head) if _surely_shows_nothing(text)}
    if not {head.pk, article.head_id, live_id, article.live_id} <= {None, *read}:
        tell_library(article)


def _surely_shows_nothing(text: Revision) -> bool:
    """Whether that is known without asking: its blocks have been read, and none is a figure."""
    return text.lead is None and "blocks" in text.__dict__ and not any(_figures(text.blocks))


def owner_of(article: Article) -> str:
    """The name the library knows the story by."""
    return f"article:{article.pk}"


def _title(head: Revision) -> str:
    """What everybody in the library may read: a headline is not, while only those at work on the story see it."""
    return _("A sensitive story") if head.sensitive else head.headline or _("Untitled")


def _shown(revision: Revision | None) -> tuple[set[Used], set[int]]:
    if revision is None:
        return set(), set()
    figures = "\n".join(_figures(revision.blocks))
    lead = LeadPicture.from_json(revision.lead) if revision.lead else None
    return _used(lead, figures), {shown.file for shown in files_in(figures)}


def _figures(blocks: Iterable[tuple[int, str, str]]) -> Iterable[str]:
    return (html for _id, kind, html in blocks if kind == "figure")


def _used(lead: LeadPicture | None, body: str) -> set[Used]:
    used = {Used(figure.picture, figure.shape, "body") for figure in pictures_in(body)}
    if lead is not None:
        used.add(Used(lead.picture, lead.shape, "lead"))
        if lead.social_shape:
            used.add(Used(lead.picture, lead.social_shape, "social"))
    return used
