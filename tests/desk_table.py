"""What the desk answers, written down by hand: who enters, who may do what to Rita's story in Politics, and when."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from articles.models import Article
from articles.text.typed import digest_of, typed_pairs
from articles.workflow.states import State
from newsroom.clock import newsroom_now
from tests.cast import STEPS as CAST_STEPS
from tests.cast import WAYS, Cast, a_draft, rewrite

NOBODY = "anonymous"

#: Who holds an ability anywhere at all.
ENTER = {
    "desk": "rita sam ed mia nora chip",
    "write": "rita sam ed mia chip",
    "review": "ed mia chip",
    "publish": "ed mia chip",
    "override": "chip",
    "front": "chip",
    "pages": "chip",
    "pictures": "rita sam ed mia nora chip",
}

#: Who sees the story when it is marked sensitive.
TRUSTED = "rita ed chip"

#: Who makes a move on Rita's story in Politics, and from where. `live`: only when readers see the story.
MOVES = {
    "submit": ("rita ed chip", "draft"),
    "take_back": ("rita", "in_review"),
    "send_back": ("ed chip", "in_review approved"),
    "approve": ("ed chip", "in_review"),
    "schedule": ("ed chip", "approved"),
    "reschedule": ("ed chip", "scheduled"),
    "unschedule": ("ed chip", "scheduled"),
    "publish": ("ed chip", "approved scheduled"),
    "publish_urgently": ("chip", "draft in_review"),
    "discard_change": ("rita ed chip", "draft in_review approved"),
    "withdraw": ("ed chip", "draft in_review approved scheduled published withdrawn spiked"),
    "spike": ("rita ed chip", "draft in_review approved"),
    "unspike": ("ed chip", "spiked"),
}
ONLY_LIVE = ("discard_change", "withdraw")
NEVER_PUBLISHED = ("spike",)
NOT_OFFERED = ("revise", "bounce", "no_such_move")

LOCKED = ("scheduled", "spiked")
WRITERS = "rita ed chip"


@dataclass(frozen=True)
class Arranged:
    """A story of Rita's in Politics: its state, whether readers see it, and whether all of the desk may."""

    article: Article
    state: str
    is_live: bool = False
    is_sensitive: bool = False

    @property
    def was_published(self) -> bool:
        return self.article.first_published_at is not None


def arrange(cast: Cast, state: State, *, change: bool = False, sensitive: bool = False) -> Arranged:
    """Two versions, then the shortest honest way into the state; `change`: on top of a text that is live."""
    article = a_draft(cast, sensitive=sensitive)
    rewrite(article, actor=cast.rita, headline="Council votes the budget after four hours")
    if change:
        article = _walk(cast, article, State.PUBLISHED)
        rewrite(
            article,
            actor=cast.rita,
            headline="Council votes it",
            change_kind="update",
            change_note="Shorter.",
        )
    article = Article.objects.select_related("head").get(pk=_walk(cast, article, state).pk)
    return Arranged(article, state.value, is_live=article.live_id is not None, is_sensitive=sensitive)


def _walk(cast: Cast, article: Article, state: State) -> Article:
    for step in WAYS[state]:
        article = CAST_STEPS[step](cast, article, "rita")
    return article


#: Which methods each address takes. One that is missing here fails the test.
TAKES = {
    "desk:home": "GET",
    "desk:queue": "GET",
    "desk:schedule": "GET",
    "desk:standing": "GET",
    "desk:standing_new": "GET POST",
    "desk:standing_edit": "GET POST",
    "desk:reports": "GET",
    "desk:report_done": "POST",
    "desk:related": "GET",
    "desk:link_targets": "GET",
    "desk:clean": "POST",
    "desk:embed": "GET",
    "desk:alive": "GET",
    "desk:language": "POST",
    "desk:keys": "POST",
    "desk:new": "GET POST",
    "desk:edit": "GET POST",
    "desk:working_copy": "POST",
    "desk:save_unsaved": "POST",
    "desk:put_aside": "POST",
    "desk:presence": "POST",
    "desk:take_over": "POST",
    "desk:merge": "GET POST",
    "desk:move": "GET POST",
    "desk:unlock": "POST",
    "desk:lift_embargo": "GET POST",
    "desk:close_review": "GET POST",
    "desk:writers": "GET POST",
    "desk:translation": "GET POST",
    "desk:ads_off": "POST",
    "desk:ads_on": "POST",
    "desk:follow": "POST",
    "desk:unfollow": "POST",
    "desk:try_again": "POST",
    "desk:history": "GET",
    "desk:play": "GET",
    "desk:name_version": "POST",
    "desk:unname_version": "POST",
    "desk:restore": "POST",
    "desk:compare_chosen": "GET",
    "desk:compare": "GET",
    "desk:authorship": "GET",
    "desk:phrase": "GET",
    "desk:preview": "GET",
    "desk:preview_page": "GET",
    "desk:front": "GET",
    "desk:front_pin": "POST",
    "desk:front_unpin": "POST",
    "desk:front_up": "POST",
    "desk:front_down": "POST",
    "desk:front_break": "POST",
    "desk:front_clear": "POST",
    "pictures:library": "GET",
    "pictures:arrive": "GET POST",
    "pictures:known": "POST",
    "pictures:pick": "GET",
    "pictures:change_many": "POST",
    "pictures:collections": "GET POST",
    "pictures:collection": "POST",
    "pictures:facts": "GET",
    "pictures:preview": "GET",
    "pictures:original": "GET",
    "pictures:files": "GET",
    "pictures:add_file": "GET POST",
    "pictures:pick_file": "GET",
    "pictures:file": "GET POST",
    "pictures:file_facts": "GET",
    "pictures:play_file": "GET",
    "pictures:file_captions": "GET",
    "pictures:bin_file": "POST",
    "pictures:bring_back_file": "POST",
    "pictures:picture": "GET",
    "pictures:describe": "POST",
    "pictures:reset": "POST",
    "pictures:reshape": "POST",
    "pictures:collect": "POST",
    "pictures:take_out": "POST",
    "pictures:bin": "POST",
    "pictures:bring_back": "POST",
}

#: Of one picture, by a number: those of the story that is asked about are no picture's.
ABOUT_A_PICTURE = (
    "pictures:facts",
    "pictures:preview",
    "pictures:original",
    "pictures:file",
    "pictures:file_facts",
    "pictures:play_file",
    "pictures:file_captions",
    "pictures:bin_file",
    "pictures:bring_back_file",
    "pictures:picture",
    "desk:standing_edit",
    "pictures:describe",
    "pictures:reset",
    "pictures:reshape",
    "pictures:collect",
    "pictures:take_out",
    "pictures:bin",
    "pictures:bring_back",
)


def expected(name: str, needs: str, who: str, method: str, story: Arranged, move: str) -> int:
    """The status this person gets: the belts in their order, then what the story allows."""
    if who == NOBODY:
        return 302
    if who not in ENTER[needs].split():
        return 403
    if method not in TAKES[name].split():
        return 405
    if name == "desk:move" and move in NOT_OFFERED:
        return 404
    if name in ABOUT_A_STORY and story.is_sensitive and who not in TRUSTED.split():
        return 404
    if name == "desk:close_review":
        return 404
    if name in ABOUT_A_PICTURE:
        return 404
    if name == "desk:report_done":
        return 404  # No reader has reported anything.
    if name == "desk:embed":
        return 422  # No address was given.
    if method == "GET":
        return 302 if name == "desk:compare_chosen" else 200
    return POSTED.get(name, _always)(who, story, move)


def _always(who: str, story: Arranged, move: str) -> int:
    return 302


def _move(who: str, story: Arranged, move: str) -> int:
    people, states = MOVES[move]
    if who not in people.split():
        return 403
    if story.state not in states.split() or (move in ONLY_LIVE and not story.is_live):
        return 409
    return 409 if move in NEVER_PUBLISHED and story.was_published else 302


def _save(who: str, story: Arranged, move: str) -> int:
    if story.state in LOCKED:
        return 409
    return 302 if who in WRITERS.split() else 403


def _autosave(who: str, story: Arranged, move: str) -> int:
    """Words are kept in every state, of whoever writes the story in some or keeps the pictures of all."""
    return 200 if who in [*WRITERS.split(), "nora"] else 403


def _told(who: str, story: Arranged, move: str) -> int:
    return 200


def _unlock(who: str, story: Arranged, move: str) -> int:
    return _move(who, story, "unschedule")


def _writers(who: str, story: Arranged, move: str) -> int:
    return 302 if who in WRITERS.split() else 403


def _try_again(who: str, story: Arranged, move: str) -> int:
    if story.state != "scheduled":
        return 404
    return 302 if who in ("ed", "chip") else 403


def _nothing_sent(who: str, story: Arranged, move: str) -> int:
    return 422


def _pinned(who: str, story: Arranged, move: str) -> int:
    return 302 if story.is_live else 409


def _nothing_pinned(who: str, story: Arranged, move: str) -> int:
    return 409


def _no_embargo(who: str, story: Arranged, move: str) -> int:
    return 422


def _reviewers(who: str, story: Arranged, move: str) -> int:
    return 302 if who in ("ed", "chip") else 403


def _cleaned(who: str, story: Arranged, move: str) -> int:
    """A form is not what the editor sends when something was pasted."""
    return 422


POSTED = {
    "desk:clean": _cleaned,
    "desk:move": _move,
    "desk:edit": _save,
    "desk:working_copy": _autosave,
    "desk:presence": _told,
    "desk:take_over": _autosave,
    "desk:restore": _save,
    "desk:unlock": _unlock,
    "desk:writers": _writers,
    "desk:translation": _writers,
    "desk:name_version": _writers,
    "desk:unname_version": _writers,
    "desk:try_again": _try_again,
    "desk:lift_embargo": _no_embargo,
    "desk:front_pin": _pinned,
    "desk:front_unpin": _nothing_pinned,
    "desk:front_up": _nothing_pinned,
    "desk:front_down": _nothing_pinned,
    "desk:standing_new": _nothing_sent,
    "desk:ads_off": _reviewers,
    "desk:ads_on": _reviewers,
    "pictures:arrive": _nothing_sent,
    "pictures:add_file": _nothing_sent,
    "pictures:known": _told,
}

ABOUT_A_STORY = {name for name in TAKES if name.startswith("desk:")} - {
    "desk:standing",
    "desk:standing_new",
    "desk:standing_edit",
    "desk:home",
    "desk:queue",
    "desk:schedule",
    "desk:reports",
    "desk:report_done",
    "desk:related",
    "desk:link_targets",
    "desk:clean",
    "desk:embed",
    "desk:alive",
    "desk:language",
    "desk:keys",
    "desk:new",
    "desk:try_again",
    "desk:front",
    "desk:front_pin",
    "desk:front_unpin",
    "desk:front_up",
    "desk:front_down",
    "desk:front_break",
    "desk:front_clear",
}


def form_for(name: str, cast: Cast, story: Arranged) -> dict[str, object]:
    """A complete and honest form: whoever may do it has said all that is asked."""
    head = story.article.head
    time = f"{newsroom_now().astimezone(ZoneInfo('Europe/Paris')) + timedelta(days=1):%Y-%m-%dT12:00}"
    return FORMS.get(name, lambda *_: {})(cast, head, time)


def _move_form(cast: Cast, head, time: str) -> dict[str, object]:
    return {
        "revision": head.pk,
        "content_hash": head.content_hash,
        "note": "Please name the sum.",
        "reason": "The sum was wrong.",
        "when": time,
        "when_zone": "Europe/Paris",
    }


def _front_form(cast: Cast, head, time: str) -> dict[str, object]:
    """Of the front page that nobody has set yet; the story about which it is asked is the only one."""
    place = {"edition": "en", "version": 0, "place": "second-1"}
    return place | {"article": head.article_id, "text": "The budget is voted.", "hours": 3}


def _bar_form(cast: Cast, head, time: str) -> dict[str, object]:
    return {"edition": "en", "version": 0, "text": "The budget is voted."}


def _story_form(cast: Cast, head, time: str) -> dict[str, object]:
    return {
        "base": head.pk,
        "language": "en",
        "headline": "A budget, at last",
        "standfirst": head.standfirst,
        "body": head.body,
        "section": cast.sections["politics"].pk,
        "bylines": [cast.rita.author.pk],
        "importance": 2,
        "change_kind": head.change_kind,
        "change_note": head.change_note,
        "confirm_revise": "yes",
        "notes-TOTAL_FORMS": 0,
        "notes-INITIAL_FORMS": 0,
    }


def _autosave_form(cast: Cast, head, time: str) -> dict[str, object]:
    words = _story_form(cast, head, time)
    sent = [(name, map(str, value if isinstance(value, list) else [value])) for name, value in words.items()]
    tab = {"tab": TAB, "sequence": 1, "client_save_id": TAB, "digest": digest_of(typed_pairs(sent))}
    return words | tab


TAB = "6b0cc3a5-4d0c-4a5d-9f8e-3f4f1a2b3c4d"

FORMS = {
    "desk:working_copy": _autosave_form,
    "desk:presence": lambda cast, head, time: {"tab": TAB},
    "desk:take_over": lambda cast, head, time: {"tab": TAB},
    "desk:move": _move_form,
    "desk:edit": _story_form,
    "desk:new": _story_form,
    "desk:restore": lambda cast, head, time: {"base": head.pk, "confirm": "yes"},
    "desk:writers": lambda cast, head, time: {"writers": [cast.sam.pk]},
    "desk:name_version": lambda cast, head, time: {"name": "Before the vote"},
    **dict.fromkeys(("desk:front_pin", "desk:front_unpin", "desk:front_up", "desk:front_down"), _front_form),
    **dict.fromkeys(("desk:front_break", "desk:front_clear"), _bar_form),
    "desk:lift_embargo": lambda cast, head, time: {"reason": "It is out elsewhere."},
    "desk:language": lambda cast, head, time: {"language": "fr"},
}
