"""Giving a story its address, once; and another when its slug or section changes."""

from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from articles.models import Address, Approval, Article, Section
from articles.text.content import Content
from articles.text.slugs import slugify


class Settled(NamedTuple):
    """The current address, and whether readers had the story elsewhere before."""

    address: Address
    has_moved: bool


def reserve_slug(article: Article, content: Content) -> str:
    """A slug no open approval holds and no published story has in this edition and section; the article's own stays.

    One reservation at a time: two approvals at once would otherwise find the same slug free.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('newsroom.slugs'))")
    return _free_slug(article, content, article.head.placed_in.top())


def likely_path(article: Article, content: Content, section: Section) -> str:
    """Where this text would stand if it went out now; nothing is reserved by asking."""
    top = section.top()
    return _path(article, content.language, top, _free_slug(article, content, top))


def settle_address(article: Article, *, edition: str, section: Section, slug: str) -> Settled:
    """The story's current address, written if it has none here yet. Its date is that of the first publication."""
    path = _path(article, edition, section.top(), slug)
    if not article.was_published:
        return Settled(Address.objects.create(article=article, edition=edition, path=path), False)
    rows = list(Address.objects.filter(article=article))
    current = next((row for row in rows if row.is_current), None)
    if current and (current.edition, current.path) == (edition, path):
        return Settled(current, False)
    if current:
        Address.objects.filter(pk=current.pk).update(is_current=False)
    earlier = next((row for row in rows if (row.edition, row.path) == (edition, path)), None)
    if earlier:
        Address.objects.filter(pk=earlier.pk).update(is_current=True)
        return Settled(earlier, True)
    return Settled(Address.objects.create(article=article, edition=edition, path=path), True)


def _free_slug(article: Article, content: Content, top: Section) -> str:
    """The slug wanted, or the first numbered one that nobody has."""
    wanted = content.slug or _kept_slug(article, content, top) or slugify(content.headline, content.language)
    slug, turn = wanted, 1
    while _is_taken(article, content.language, top, slug):
        turn += 1
        slug = f"{wanted[:90]}-{turn}"
    return slug


def _kept_slug(article: Article, content: Content, top: Section) -> str:
    """The slug readers know, where the story has an address in this section: a new headline alone does not move it."""
    current = Address.objects.filter(article=article, is_current=True, edition=content.language).first()
    if current is None or not current.path.startswith(f"{top.slug(content.language)}/"):
        return ""
    return current.path.rsplit("/", 1)[-1]


def _path(article: Article, edition: str, top: Section, slug: str) -> str:
    day = (article.first_published_at or article.now).astimezone(ZoneInfo(settings.TIME_ZONE))
    return f"{top.slug(edition)}/{day:%Y/%m/%d}/{slug}"


def _is_taken(article: Article, edition: str, top: Section, slug: str) -> bool:
    reserved = Approval.objects.filter(edition=edition, top_section=top, slug=slug, ended_at=None)
    given = Address.objects.within(edition, top.slug(edition), slug)
    return reserved.exclude(article=article).exists() or given.exclude(article=article).exists()
