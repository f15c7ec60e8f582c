"""Moving the live pointer: what readers see from this commit on."""

from accounts.actors import Actor, person, person_or_none
from articles.actions.addresses import Settled, reserve_slug, settle_address
from articles.actions.live_rows import hide_from_readers, show_to_readers
from articles.actions.pointers import point
from articles.actions.translating import keys_of_partner
from articles.models import Approval, Article, LiveStory, Publication, ReviewAfter, Schedule, Withdrawal
from articles.pages import surrogates
from articles.pages.dates import newsroom_day
from articles.pages.earlier import shown_on
from articles.text.content import HASH_SCHEME, Content, content_hash
from articles.workflow.states import State


def put_live(
    article: Article, content: Content, *, actor: Actor, schedule: Schedule | None = None
) -> Publication:
    """The approved head is live; the log, the address and the readers' row say so."""
    approval = article.open_approval
    publication = _go_live(article, content, slug=approval.slug, actor=actor, schedule=schedule)
    end_approval(approval, article, Approval.Ended.PUBLISHED)
    return publication


def put_live_urgently(article: Article, content: Content, *, actor: Actor, reason: str) -> Publication:
    """The head is live on the chief's word alone; somebody else is asked to read it afterwards."""
    slug = reserve_slug(article, content)
    Approval.objects.create(
        article=article,
        revision=article.head,
        content_hash=content_hash(content),
        hash_scheme=HASH_SCHEME,
        by=person(actor),
        edition=content.language,
        top_section=article.head.placed_in.top(),
        slug=slug,
        is_urgent=True,
        ended_at=article.now,
        ended_why=Approval.Ended.PUBLISHED,
    )
    publication = _go_live(article, content, slug=slug, actor=actor, reason=reason, is_urgent=True)
    ReviewAfter.objects.create(
        article=article, publication=publication, reason=reason, opened_by=person(actor)
    )
    return publication


def take_down(article: Article, *, actor: Actor, reason: str) -> Publication:
    """No reader sees the story; every address it ever had tells `reason`."""
    address = article.addresses.get(is_current=True)
    shown = LiveStory.objects.filter(article_id=article.pk).values(*PLACED).get()
    publication = Publication.objects.create(
        article=article,
        revision=article.live_text,
        kind=Publication.Kind.WITHDRAWAL,
        by=person_or_none(actor),
        edition=address.edition,
        path=address.path,
        reason=reason,
        keys=surrogates.of_publication(
            article.pk,
            address.edition,
            newsroom_day(article.first_date),
            section_ids={shown["section_id"], shown["top_section_id"]},
            topic_ids=shown["topic_ids"],
            author_ids=shown["author_ids"],
        )
        + keys_of_partner(article, edition=address.edition),
    )
    Withdrawal.objects.create(
        article=article, reason=reason, headline=article.live_text.headline, by=person_or_none(actor)
    )
    hide_from_readers(article)
    end_approval(article.approval, article, Approval.Ended.WITHDRAWN)
    point(article, state=State.WITHDRAWN, dark=True)
    return publication


def end_approval(approval: Approval | None, article: Article, why: str) -> None:
    """The approval, if there is one, binds nothing any more."""
    if approval is not None:
        Approval.objects.filter(pk=approval.pk, ended_at=None).update(ended_at=article.now, ended_why=why)


def _go_live(
    article: Article,
    content: Content,
    *,
    slug: str,
    actor: Actor,
    schedule: Schedule | None = None,
    reason: str = "",
    is_urgent: bool = False,
) -> Publication:
    kind = _kind_of_publication(article)
    settled = settle_address(article, edition=content.language, section=article.head.placed_in, slug=slug)
    address = settled.address
    article.first_published_at = article.first_published_at or article.now
    told = kind != Publication.Kind.FIRST
    publication = Publication.objects.create(
        article=article,
        revision=article.head,
        kind=kind,
        by=person_or_none(actor),
        schedule=schedule,
        due_at=schedule.publish_at if schedule else None,
        edition=address.edition,
        path=address.path,
        change_kind=content.change_kind if told else "",
        note=content.change_note if told else "",
        reason=reason,
        is_urgent=is_urgent,
        keys=_keys(article, content)
        + (_keys_of_neighbours(article, content.language) if _is_new_beside_others(kind, settled) else []),
    )
    if kind == Publication.Kind.AGAIN:
        Withdrawal.objects.in_force().filter(article=article).update(ended_at=article.now)
    point(article, state=State.PUBLISHED, live=article.head)
    show_to_readers(article, content, address=address, publication=publication)
    return publication


def _keys(article: Article, content: Content) -> list[str]:
    section = article.head.placed_in
    own = surrogates.of_publication(
        article.pk,
        content.language,
        newsroom_day(article.first_date),
        section_ids={section.pk, section.top().pk},
        topic_ids=content.topic_ids,
        author_ids=content.byline_ids,
    )
    return own + keys_of_partner(article, edition=content.language)


def _is_new_beside_others(kind: str, settled: Settled) -> bool:
    """Whether stories that came out after it did not name it as an earlier one: it was away, or in another section."""
    return kind == Publication.Kind.AGAIN or settled.has_moved


def _keys_of_neighbours(article: Article, edition: str) -> list[str]:
    top = article.head.placed_in.top()
    return [surrogates.of_story(pk) for pk in shown_on(edition, top.pk, article.first_date, article.pk)]


#: Where a live story is listed.
PLACED = ("section_id", "top_section_id", "topic_ids", "author_ids")


def _kind_of_publication(article: Article) -> str:
    if article.is_live:
        return Publication.Kind.CHANGE
    return Publication.Kind.AGAIN if article.was_published else Publication.Kind.FIRST
