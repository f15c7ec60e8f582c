"""The editor's page: the story's form, where it stands, what can be done with it and what it lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from accounts.models import User
from accounts.roles import Role
from articles.actions.drafting import may_write
from articles.actions.facts import facts_for, wrote_since_approval
from articles.actions.picture_rights import as_picture_editor
from articles.actions.showing import owner_of, pictures_of
from articles.desk import choices
from articles.desk.forms import NoteRows, StoryForm
from articles.desk.reading import reading_of
from articles.desk.reports import reports_within
from articles.desk.since import since
from articles.desk.timeline import timeline
from articles.desk.translations import translation_of
from articles.desk.unsaved import Offer
from articles.models import Article, Revision, Schedule
from articles.text.content import Content
from articles.workflow.rules import Facts, moves_for
from articles.workflow.states import State
from articles.workflow.transitions import Need
from newsroom.editions import LANGUAGES
from pictures.actions.uses import warnings

RECENT_DAYS = 3
ZONES = (
    "Europe/Paris", "Europe/Brussels", "Europe/Zurich", "Europe/London", "Europe/Athens", "Europe/Moscow",
    "Africa/Algiers", "Africa/Casablanca", "Africa/Dakar", "Africa/Tunis", "America/New_York", "America/Chicago",
    "America/Los_Angeles", "America/Toronto", "America/Guadeloupe", "Asia/Tokyo", "Asia/Shanghai",
    "Australia/Sydney", "Indian/Reunion", "Pacific/Noumea", "UTC",
)  # fmt: skip


@dataclass(frozen=True)
class Related:
    """A related story as a row: one the person may not see keeps its place without its headline."""

    key: int
    headline: str
    is_hidden: bool


def story_page(
    request: HttpRequest,
    form: StoryForm,
    notes: NoteRows,
    *,
    article: Article | None = None,
    status: int = 200,
    said: str | Promise = "",
    asks: bool = False,
    offered: Sequence[Offer] = (),
    opened: Offer | None = None,
) -> HttpResponse:
    """The page with the form as it stands, whatever was typed; `said` tells what stopped a save.

    `asks` offers to save all the same, where that ends an approval. `offered` are the person's words no version has;
    `opened` those of them the form shows.
    """
    context = {
        "form": form,
        "notes": notes,
        "said": said,
        "asks": asks,
        "zones": ZONES,
        "zone": settings.TIME_ZONE,
        "author_choices": [(str(key), name) for key, name in choices.authors()],
        "byline_rows": [str(key) for key in form["bylines"].value() or [] if str(key)],
        "topic_groups": _topic_groups(form["topics"].value() or []),
        "related_rows": related_rows(form["related"].value() or [], reader=request.user),
        "offered": [offer for offer in offered if offer is not opened],
        "opened": opened,
        "tab": _tab_of(request, opened),
        "problems": sum(bool(field.errors) for field in form) + notes.total_error_count(),
    }
    if article is not None:
        context |= _standing(article, request.user)
        context["as_it_came"] = as_it_came(article, request.GET.get("as_it_came", ""))
    return render(request, "desk/story/edit.html", context, status=status)


def _tab_of(request: HttpRequest, opened: Offer | None) -> dict[str, Any]:
    """The tab these words were typed in: a page that shows them goes on as that tab."""
    if opened is not None:
        return {"name": opened.tab, "sequence": opened.copy.sequence}
    return {"name": request.POST.get("tab", ""), "sequence": request.POST.get("sequence", "")}


def picture_warnings(article: Article, content: Content) -> list[str]:
    """What should be thought of before readers have the story's pictures, at the time it is to go out."""
    shown = pictures_of(content)
    if not shown:
        return []
    waiting = article.schedules.pending().values_list("publish_at", flat=True).first()
    at = max(article.now, waiting or content.planned_at or article.now)
    return warnings(shown, at=at, owner=owner_of(article))


def _standing(article: Article, user: User) -> dict[str, Any]:
    """Where the story stands, for this person."""
    content = article.head.content()
    facts = facts_for(article, actor=user, now=article.now, content=content)
    offers = moves_for(facts)
    schedules = list(article.schedules.order_by("-id")[:1])
    latest = schedules[0] if schedules else None
    locked = may_write(as_picture_editor(facts, user))
    past = timeline(article)
    return {
        "article": article,
        "facts": facts,
        "now": article.now,
        "locked": locked,
        "only_pictures": locked is None and may_write(facts) is not None,
        "next_offer": next((offer for offer in offers if offer.is_next), None),
        "offers": [offer for offer in offers if not offer.is_next],
        "reading": reading_of(content),
        "think_of": [*facts.undrawn, *picture_warnings(article, content)],
        "schedule": latest if latest and latest.status == Schedule.Status.PENDING else None,
        "refused": _refused(article, latest),
        "review_after": article.reviews_after.open().first(),
        "may_review": Need.REVIEW in facts.grants & facts.live_grants,
        "may_lift": facts.embargo_until is not None and Need.OVERRIDE in facts.grants,
        "may_unlock": _may_unlock(facts),
        "may_assign": bool(facts.grants & facts.live_grants & {Need.REVIEW, Need.OWN}),
        "translation": translation_of(article, reader=user),
        "writers": article.writers.order_by("name"),
        "reports": reports_within(user).open().filter(article=article).count(),
        "follows": article.follows.filter(user=user).exists(),
        "lacks_approver": lacks_approver(article, facts),
        "past": past.days[:RECENT_DAYS],
        "since": since(article, reader=user, line=past.line),
    }


def as_it_came(article: Article, named: str) -> Revision | None:
    """The version before this one, where the address names it: what came before words were moved to their places."""
    if named != str(article.head.parent_id):
        return None
    return Revision.objects.filter(pk=article.head.parent_id).first()


def _refused(article: Article, latest: Schedule | None) -> Schedule | None:
    """The schedule the clock was not allowed to keep, while nobody has dealt with it."""
    bounced = latest is not None and latest.status == Schedule.Status.REFUSED
    return latest if bounced and article.status == State.APPROVED else None


def _may_unlock(facts: Facts) -> bool:
    able = {Need.PUBLISH, Need.WRITE} <= facts.grants & facts.live_grants
    return facts.state == State.SCHEDULED and able


def lacks_approver(article: Article, facts: Facts) -> bool:
    """Whether everybody who could approve the text as it stands has written part of it."""
    if article.status not in (State.DRAFT, State.IN_REVIEW):
        return False
    return all(wrote_since_approval(article, person) for person in approvers(article))


def approvers(article: Article) -> list[User]:
    """Those who may review the story, whoever wrote it."""
    served = {article.head.section_id, article.head.section.parent_id} if article.head.section else set()
    serving = Q(roles__contains=[Role.EDITOR], duties__section__in=served - {None})
    people = User.objects.filter(serving | Q(roles__contains=[Role.CHIEF]), is_active=True)
    return list(people.distinct().order_by("name"))


def related_rows(keys: Iterable[Any], *, reader: User) -> list[Related]:
    numbers = [int(key) for key in map(str, keys) if key.isascii() and key.isdigit() and len(key) < 19]
    seen = Article.objects.visible_to(reader).filter(pk__in=numbers).select_related("head").in_bulk()
    return [Related(key, seen[key].head.headline if key in seen else "", key not in seen) for key in numbers]


def _topic_groups(chosen: Iterable[Any]) -> list[dict[str, Any]]:
    """The topics of each language, chosen ones first."""
    wanted = {str(key) for key in chosen}
    rows = choices.topics()
    return [
        {
            "language": language,
            "topics": sorted(
                ((topic, str(topic.pk) in wanted) for topic in rows if topic.language == language),
                key=lambda row: not row[1],
            ),
        }
        for language in LANGUAGES
    ]


def blank_content(user: User) -> Content:
    """What a new story starts with: the person's language, section and byline."""
    duty = user.duties.order_by("section__position", "id").first()
    author = getattr(user, "author", None)
    return Content(
        language=user.language,
        section_id=duty.section_id if duty else None,
        byline_ids=(author.pk,) if author else (),
    )
