"""The one place that assigns an article's state and pointers."""

from articles.actions.showing import tell_library_of_change
from articles.models import Approval, Article, Revision
from articles.workflow.states import State


def point(
    article: Article,
    *,
    state: State | None = None,
    head: Revision | None = None,
    live: Revision | None = None,
    dark: bool = False,
    approval: Approval | None = None,
) -> None:
    """The held article says what is given here, in memory and in the database; the rest stays.

    The picture library is told what they show now, in the same transaction.
    `dark` takes the live text from readers. An approval not given is kept only in the states that stand on one.
    """
    was, before, live_before = article.status, article.head, article.live_id
    if head is not None:
        article.head = head
        article.content_version += 1
    if live is not None or dark:
        article.live = live
        article.publication_version += 1
    if state is not None:
        article.state = state.value
        article.moved_at = article.now
    if approval is not None:
        article.approval = approval
    elif article.status not in (State.APPROVED, State.SCHEDULED):
        article.approval = None
    article.save(update_fields=COLUMNS)
    if head is not None or live is not None or dark or State.SPIKED in {was, article.status}:
        tell_library_of_change(article, head=before, live_id=live_before)


COLUMNS = (
    "state",
    "head",
    "live",
    "approval",
    "content_version",
    "publication_version",
    "last_number",
    "last_block_id",
    "first_published_at",
    "lifted_embargo",
    "moved_at",
)
