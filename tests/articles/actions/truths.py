"""What is true of every story whatever has happened to it, asked of the rows alone."""

from collections import Counter

from django.db import connection

from accounts.models import Event
from articles.actions.live_rows import rebuild_live_rows
from articles.models import (
    Address,
    Approval,
    Article,
    LiveStory,
    Publication,
    Revision,
    Schedule,
    Withdrawal,
)
from articles.models.revision import Why
from articles.workflow.states import State


def picture() -> dict[str, list]:
    """Every row a verb could change."""
    tables = (Article, Revision, Schedule, Approval, Publication, Address, Withdrawal, LiveStory)
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in tables}


def assert_all(before: dict[str, list], after: dict[str, list]) -> None:
    """Nothing that must not be rewritten was; and the rows agree with each other."""
    connection.check_constraints()
    _history_stands(before, after)
    articles = list(Article.objects.select_related("head", "live", "approval"))
    assert rebuild_live_rows() == (sum(article.is_live for article in articles), 0)
    for article in articles:
        _pointers_are_its_own(article)
        _readers_see_what_was_approved(article)
        _addresses_stand(article)
        _withdrawn_is_told(article)
    _each_schedule_went_out_once()
    _nothing_went_out_early()


def _history_stands(before: dict[str, list], after: dict[str, list]) -> None:
    for table in ("Revision", "Publication"):
        assert after[table][: len(before[table])] == before[table]
    kept = {(row["id"], row["edition"], row["path"], row["article_id"]) for row in after["Address"]}
    assert {(row["id"], row["edition"], row["path"], row["article_id"]) for row in before["Address"]} <= kept


def _pointers_are_its_own(article: Article) -> None:
    numbers = list(article.revisions.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, article.last_number + 1))
    assert {article.head.article_id, article.live.article_id if article.live else article.pk} == {article.pk}
    assert (article.approval is not None) == (article.status in (State.APPROVED, State.SCHEDULED))
    if article.approval:
        assert (article.approval.revision_id, article.approval.content_hash) == (
            article.head_id,
            article.head.content_hash,
        )


def _readers_see_what_was_approved(article: Article) -> None:
    if article.live is None:
        return
    last = Publication.objects.of(article.pk).first()
    bound = Approval.objects.filter(
        article=article,
        revision=article.live,
        content_hash=article.live.content_hash,
        is_urgent=last.is_urgent,
    )
    assert last.revision_id == article.live_id
    assert bound.exists()
    assert hasattr(last, "review_after") == last.is_urgent


def _addresses_stand(article: Article) -> None:
    current = article.addresses.filter(is_current=True).count()
    assert current == (1 if article.was_published else 0)


def _withdrawn_is_told(article: Article) -> None:
    told = Withdrawal.objects.in_force().filter(article=article).exists()
    assert told == (article.was_published and article.live is None)
    assert told or article.status != State.WITHDRAWN


def _each_schedule_went_out_once() -> None:
    pending = set(Schedule.objects.pending().values_list("article", flat=True))
    assert pending == set(Article.objects.filter(state=State.SCHEDULED).values_list("pk", flat=True))
    lines = Counter(Publication.objects.exclude(schedule=None).values_list("schedule", flat=True))
    done = Schedule.objects.filter(status=Schedule.Status.DONE).values_list("pk", flat=True)
    assert lines == Counter(dict.fromkeys(done, 1))


def _nothing_went_out_early() -> None:
    lifted = set(Event.objects.filter(verb="article.lift_embargo").values_list("about_id", flat=True))
    for line in Publication.objects.exclude(kind=Publication.Kind.WITHDRAWAL).select_related("revision"):
        embargo = line.revision.embargo_until
        assert line.due_at is None or line.at >= line.due_at
        assert embargo is None or embargo <= line.at or line.article_id in lifted


def writers_of(article: Article, *, but: Approval) -> set[int]:
    """Everybody with unapproved words in the text, by its ancestry: the other way than the code goes."""
    approvals = Approval.objects.filter(article=article, is_urgent=False).exclude(pk=but.pk)
    approved = set(approvals.values_list("revision", flat=True))
    rows = {row.pk: row for row in article.revisions.all()}
    waiting, seen, found = [article.head_id], set(), set()
    while waiting:
        row = rows[waiting.pop()]
        if row.pk in seen or row.pk in approved:
            continue
        seen.add(row.pk)
        if row.why == Why.DISCARDED:
            same = (
                one
                for one in rows.values()
                if one.content_hash == row.content_hash and one.number < row.number
            )
            waiting.append(min(same, key=lambda one: one.number).pk)
            continue
        found.add(row.made_by_id)
        waiting += [key for key in (row.parent_id, row.merge_parent_id) if key]
    return found
