"""The article: an identity, a state and two pointers into a line of revisions."""

from datetime import datetime
from typing import TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import Can, Scope, scope
from articles.models.approval import Approval
from articles.models.revision import Revision
from articles.workflow.states import STATE_CHOICES, State
from newsroom.clock import NewsroomNow

Found = TypeVar("Found")


class ArticleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Stories this person may open on the desk: all that is not sensitive, and the sensitive ones they work on."""
        if scope(user.roles, Can.DESK) == Scope.NONE:
            return self.none()
        if scope(user.roles, Can.REVIEW) == Scope.EVERYWHERE:
            return self
        mine = Q(created_by=user) | Q(
            pk__in=Article.writers.through.objects.filter(user=user).values("article")
        )
        if scope(user.roles, Can.REVIEW) == Scope.SECTIONS:
            served = user.duties.values("section")
            mine |= Q(head__section__in=served) | Q(head__section__parent__in=served)
        return self.filter(Q(head__sensitive=False) | mine)

    def for_rows(self):
        """With what a list row shows, in constant queries."""
        return self.select_related("head", "head__section", "head__section__parent", "created_by")

    def in_states(self, states):
        return self.filter(state__in=list(states))

    def written_by(self, user):
        written = Article.writers.through.objects.filter(user=user).values("article")
        return self.filter(Q(created_by=user) | Q(pk__in=written))


class Article(models.Model):
    """`head` is what the desk works on, `live` what readers see. Only `articles.actions` assigns either, or `state`.

    `approval` is set exactly in the states that stand on one. Two counters: `content_version` moves with `head`,
    `publication_version` with `live`, so the clock firing never looks like somebody's edit.
    """

    state = models.CharField(_("state"), max_length=10, choices=STATE_CHOICES, default=State.DRAFT.value)
    head = models.ForeignKey(
        "articles.Revision", models.PROTECT, related_name="+", verbose_name=_("newest version")
    )
    live = models.ForeignKey(
        "articles.Revision",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("version readers see"),
    )
    approval = models.ForeignKey("articles.Approval", models.PROTECT, null=True, related_name="+")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="articles", verbose_name=_("begun by")
    )
    created_at = models.DateTimeField(_("begun on"), db_default=NewsroomNow())
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="assignments", blank=True)
    #: The same story in the other language, which names this one back: `articles.actions.translating` keeps both.
    translation = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="+", verbose_name=_("translation")
    )
    first_published_at = models.DateTimeField(_("first published on"), null=True)
    lifted_embargo = models.DateTimeField(null=True)
    content_version = models.PositiveIntegerField(default=0)
    publication_version = models.PositiveIntegerField(default=0)
    last_number = models.PositiveIntegerField(default=0)
    last_block_id = models.PositiveIntegerField(default=0)
    #: No page of the story carries advertising. No part of the text: setting it ends no approval.
    without_ads = models.BooleanField(default=False)
    moved_at = models.DateTimeField(_("last moved on"), db_default=NewsroomNow())

    #: The newsroom's time in this transaction, on articles that `articles.actions` holds.
    now: datetime

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [models.Index(fields=["state", "-moved_at"], name="article_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="article_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.APPROVED.value, State.SCHEDULED.value], approval__isnull=False)
                | (~Q(state__in=[State.APPROVED.value, State.SCHEDULED.value]) & Q(approval__isnull=True)),
                name="article_stands_on_approval",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED.value) | Q(live__isnull=False), name="published_is_live"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.WITHDRAWN.value, State.SPIKED.value]) | Q(live__isnull=True),
                name="withdrawn_or_spiked_is_not_live",
            ),
            models.CheckConstraint(
                condition=Q(live__isnull=True) | Q(first_published_at__isnull=False),
                name="live_has_first_date",
            ),
            models.CheckConstraint(
                condition=~Q(translation=F("id")), name="article_is_not_its_own_translation"
            ),
        ]

    def __str__(self) -> str:
        return f"article {self.pk}"

    @property
    def status(self) -> State:
        return State(self.state)

    @property
    def is_live(self) -> bool:
        return self.live_id is not None

    @property
    def live_text(self) -> Revision:
        """What readers see, of a story that is known to be live (ValueError else)."""
        return _there(self.live, "nothing live")

    @property
    def open_approval(self) -> Approval:
        """The approval, in the states that stand on one (ValueError else)."""
        return _there(self.approval, "no approval")

    @property
    def first_date(self) -> datetime:
        """When readers first had the story, once they have (ValueError else)."""
        return _there(self.first_published_at, "never been published")

    @property
    def was_published(self) -> bool:
        return self.first_published_at is not None


def _there(found: Found | None, otherwise: str) -> Found:
    if found is None:
        raise ValueError(f"the article has {otherwise}")
    return found
