"""The desk's lists: what waits for a person, what is theirs, and the whole queue. Each in constant queries."""

from django.db.models import (
    BooleanField,
    CharField,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.fields.json import KeyTextTransform

from accounts.models import Event, User
from accounts.roles import Can, Role, Scope, scope
from articles.desk.unsaved import stories_with_unsaved_words
from articles.models import Article, ReviewAfter, Schedule
from articles.workflow.states import State
from newsroom.keys import key_in

MOST = 50
MOST_MINE = 20
MOST_FOUND = 10
LONGEST_WORDS = 12

#: Moves after which a story that was sent back no longer is.
TURNS = ("article.submit", "article.take_back", "article.send_back", "article.approve", "article.unspike")


class Fold(Func):
    """Without case and accents, as the readers' search folds."""

    function = "newsroom_fold"
    output_field = TextField()


def desk_rows(user: User) -> QuerySet[Article]:
    """The stories this person sees, with all that a row of a list shows."""
    pending = Schedule.objects.pending().filter(article=OuterRef("pk"))
    rows = Article.objects.visible_to(user).for_rows().prefetch_related("writers")
    return rows.select_related("head__made_by").annotate(
        publish_at=Subquery(pending.values("publish_at")[:1])
    )


def reviews_for(user: User) -> QuerySet[Article]:
    """Stories in review that this person may review and did not start, the nearest deadline first."""
    rows = desk_rows(user).in_states([State.IN_REVIEW]).exclude(created_by=user)
    return _in_reach(rows, user, Can.REVIEW).order_by(F("head__deadline").asc(nulls_last=True), "moved_at")[
        :MOST
    ]


def sent_back_to(user: User) -> QuerySet[Article]:
    """The person's drafts that an editor sent back, with the note as `said` and its writer as `said_by`."""
    turns = Event.objects.filter(
        about_type="articles.article", about_id=OuterRef("pk"), verb__in=TURNS
    ).order_by("-id")
    rows = desk_rows(user).in_states([State.DRAFT]).written_by(user)
    return (
        rows.annotate(
            turn=Subquery(turns.values("verb")[:1], output_field=CharField()),
            said=Subquery(
                turns.values(note=KeyTextTransform("said", "detail"))[:1], output_field=TextField()
            ),
            said_by=Subquery(turns.values("actor_name")[:1], output_field=CharField()),
        )
        .filter(turn="article.send_back")
        .order_by("-moved_at")[:MOST]
    )


def stopped_for(user: User) -> QuerySet[Schedule]:
    """Schedules that wait for a person: blocked by faults, or refused with nothing done since."""
    newest = Schedule.objects.filter(article=OuterRef("article")).order_by("-id").values("pk")[:1]
    blocked = Q(status=Schedule.Status.PENDING, blocked_at__isnull=False)
    refused = Q(status=Schedule.Status.REFUSED, article__state=State.APPROVED.value)
    mine = Article.objects.visible_to(user)
    reach = _in_reach(mine, user, Can.PUBLISH).values("pk")
    rows = Schedule.objects.filter(blocked | refused, pk=Subquery(newest)).select_related("article__head")
    return rows.filter(Q(article__in=reach) | Q(article__in=mine.written_by(user).values("pk"))).order_by(
        "publish_at"
    )[:MOST]


def reviews_after_for(user: User) -> QuerySet[ReviewAfter]:
    """Urgent publications that somebody else must read afterwards, and this person may."""
    reach = _in_reach(Article.objects.visible_to(user), user, Can.REVIEW).values("pk")
    rows = ReviewAfter.objects.open().filter(article__in=reach).exclude(opened_by=user)
    return rows.select_related("article__head", "opened_by")[:MOST]


def written_by(user: User) -> QuerySet[Article]:
    """What the person writes and has not spiked: what is in work first, then the newest change."""
    rows = desk_rows(user).written_by(user).exclude(state=State.SPIKED.value)
    is_out = Q(state__in=[State.PUBLISHED.value, State.WITHDRAWN.value])
    return rows.annotate(is_out=ExpressionWrapper(is_out, BooleanField())).order_by(
        "is_out", "-head__made_at", "-pk"
    )[:MOST_MINE]


def unsaved_of(user: User) -> QuerySet[Article]:
    """Stories in which the person typed words that no version holds, with when they were kept, the newest first."""
    return stories_with_unsaved_words(desk_rows(user), user)[:MOST]


def followed_by(user: User) -> QuerySet[Article]:
    return desk_rows(user).filter(follows__user=user).order_by("-moved_at", "-pk")[:MOST]


def found_stories(user: User, words: str) -> list[Article]:
    """A few stories whose headline has all these words, or whose number this is; none for no words."""
    words = words.strip()
    if not words:
        return []
    rows = Article.objects.visible_to(user).for_rows()
    if key := key_in(words):
        return list(rows.filter(pk=key))
    return list(with_words(rows, words).order_by("-moved_at")[:MOST_FOUND])


def with_words(rows: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Rows whose headline, kicker or standfirst has every word, whatever its case and accents."""
    said = Func(
        *(
            F(f"head__{part}") if part else Value(" ")
            for part in ("headline", "", "kicker", "", "standfirst")
        ),
        function="concat",
        output_field=TextField(),
    )
    rows = rows.annotate(folded=Fold(said))
    for word in words.split()[:LONGEST_WORDS]:
        rows = rows.filter(folded__contains=Fold(Value(word)))
    return rows


def who_may_write() -> QuerySet[User]:
    """Everybody still here whose role writes stories, by name."""
    writing = [role.value for role in Role if scope([role], Can.WRITE) > Scope.NONE]
    return User.objects.filter(is_active=True, roles__overlap=writing).order_by("name", "pk")


def _in_reach(rows: QuerySet[Article], user: User, ability: Can) -> QuerySet[Article]:
    """Of these, the stories in which the person has the ability by role and section."""
    reach = scope(user.roles, ability)
    if reach == Scope.EVERYWHERE:
        return rows
    if reach < Scope.SECTIONS:
        return rows.none()
    served = user.duties.values("section")
    return rows.filter(Q(head__section__in=served) | Q(head__section__parent__in=served))
