"""What lies between two versions: the text in words, and every other field as a row that can be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from articles.desk.figures_shown import titles_of_files, with_previews
from articles.desk.lead_words import lead_words
from articles.desk.times import wall_time
from articles.desk.to_check import ToCheck, title_anchor, to_check
from articles.models import Article, Author, Revision, Topic
from articles.models.revision import Importance, read_blocks
from articles.pages.dates import NO_BREAK, moment, newsroom_day
from articles.text.content import Note
from articles.text.diff import Change, Tally, compare, tally
from articles.text.diff_fields import changed_fields
from articles.text.diff_figures import lead_change
from articles.text.diff_layout import count_of_changes, in_one_text, side_by_side
from articles.text.diff_summary import lead_sentence, summary
from articles.text.diff_words import segments_html
from articles.text.inline import text_html
from articles.workflow.states import ChangeKind
from newsroom.clock import newsroom_now


@dataclass(frozen=True)
class Row:
    """A field that differs; `html` is its text with what was inserted and deleted, safe to show."""

    label: str
    html: str
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two versions of one story. Everything laid out is made of escaped words and sanitised blocks, safe to show.

    `titles` are those that differ, `headings` all the words above the text, with what changed in them.
    """

    old: Revision
    new: Revision
    now: datetime
    titles: list[Row]
    headings: list[Row]
    to_check: ToCheck
    changes: list[Change]
    tally: Tally
    others: list[Row]
    lead: str
    files: dict[int, str]

    @property
    def summary(self) -> list[str]:
        """What changed, in phrases that can be read aloud."""
        names = [row.label for row in self.titles], [row.label for row in self.others]
        lead = lead_sentence(self.old.content().lead, self.new.content().lead)
        return summary(self.changes, self.tally, titles=names[0], others=names[1], lead=lead)

    @property
    def count(self) -> int:
        """How many changed paragraphs there are to go to."""
        return count_of_changes(self.changes)

    @property
    def body(self) -> str:
        """The whole text."""
        return self._shown(in_one_text(self.changes, fold=False))

    @property
    def folded(self) -> str:
        """The text with long unchanged stretches folded."""
        return self._shown(in_one_text(self.changes, fold=True))

    @property
    def sides(self) -> str:
        return self._shown(side_by_side(self.changes, fold=False))

    @property
    def folded_sides(self) -> str:
        return self._shown(side_by_side(self.changes, fold=True))

    @property
    def is_same(self) -> bool:
        return not (self.titles or self.others or self.lead or self.has_new_words)

    @property
    def has_new_words(self) -> bool:
        return self.tally != Tally(0, 0, 0, 0) or self.old.body != self.new.body

    def _shown(self, html: str) -> str:
        return with_previews(html, self.files)


def comparison(old: Revision, new: Revision, *, reader: User) -> Comparison:
    """The comparison as this person may read it; constant queries."""
    sides = (old, new)
    now = newsroom_now()
    read_blocks(sides)
    changes = compare(old.blocks, new.blocks)
    words = Words(sides, reader=reader, now=now)
    said = [words.of(side) for side in sides]
    titles = [titles for titles, _others in said]
    leads = [side.content().lead for side in sides]
    return Comparison(
        old=old,
        new=new,
        now=now,
        titles=_rows(*titles),
        headings=_headings(*titles),
        to_check=to_check(*titles, changes),
        changes=changes,
        tally=tally(changes),
        others=_rows(*[{**others, _("Lead picture"): ""} for _titles, others in said]),
        lead=with_previews(lead_change(*leads)) if leads[0] != leads[1] else "",
        files=titles_of_files(old.body, new.body),
    )


def _rows(old: dict[str, str], new: dict[str, str]) -> list[Row]:
    return [
        Row(change.name, segments_html(change.segments), title_anchor(list(new).index(change.name)))
        for change in changed_fields(old, new)
    ]


def _headings(old: dict[str, str], new: dict[str, str]) -> list[Row]:
    """Every title that either version has, as running text."""
    changed = {change.name: segments_html(change.segments) for change in changed_fields(old, new)}
    return [
        Row(name, changed.get(name, text_html(text))) for name, text in new.items() if text or name in changed
    ]


class Words:
    """Says the fields of some revisions in words; reads once whatever they name."""

    def __init__(self, sides: Sequence[Revision], *, reader: User, now: datetime) -> None:
        self.language = (get_language() or "en")[:2]
        self.now = now
        self.authors = Author.objects.in_bulk({key for side in sides for key in side.byline_ids})
        self.topics = Topic.objects.in_bulk({key for side in sides for key in side.topic_ids})
        related = {key for side in sides for key in side.related_ids}
        stories = Article.objects.visible_to(reader).filter(pk__in=related).select_related("head")
        self.stories = {story.pk: story.head.headline for story in stories}

    def of(self, side: Revision) -> tuple[dict[str, str], dict[str, str]]:
        """(the words above the text, everything else), each label -> text."""
        return self._titles(side), {**self._frame(side), **self._terms(side)}

    def _titles(self, side: Revision) -> dict[str, str]:
        return {
            _("Kicker"): side.kicker,
            _("Headline"): side.headline,
            _("Standfirst"): side.standfirst,
        }

    def _frame(self, side: Revision) -> dict[str, str]:
        return {
            _("Language"): {"fr": _("French"), "en": _("English")}.get(side.language, side.language),
            _("Section"): side.section.name(self.language) if side.section else "",
            _("Dateline"): side.dateline,
            _("Lead picture"): lead_words(side.content().lead),
            _("Bylines"): self._names(side.byline_ids, self.authors),
            _("Topics"): self._names(side.topic_ids, self.topics),
            _("Related stories"): self._names(side.related_ids, self.stories),
            _("Notes to readers"): "\n".join(self._note(note) for note in side.content().notes),
            _("Slug"): side.slug,
            _("Title for search engines"): side.seo_title,
            _("Description for search engines"): side.seo_description,
        }

    def _terms(self, side: Revision) -> dict[str, str]:
        return {
            _("Kind of change"): str(ChangeKind(side.change_kind).label) if side.change_kind else "",
            _("Note with the change"): side.change_note,
            _("Importance"): str(Importance(side.importance).label),
            _("Sensitive"): _("yes") if side.sensitive else _("no"),
            _("Target length"): str(side.target_length or ""),
            _("Deadline"): self._time(side.deadline),
            _("Planned for"): self._time(side.planned_at),
            _("Embargo until"): self._time(side.embargo_until),
            _("Expires"): self._time(side.expires_at),
            _("Reason for expiry"): side.expiry_reason,
        }

    def _names(self, keys: Sequence[int], rows: dict) -> str:
        return ", ".join(str(rows[key]) if key in rows else _("a story you cannot open") for key in keys)

    def _note(self, note: Note) -> str:
        kind = str(ChangeKind(note.kind).label) if note.kind in set(ChangeKind) else note.kind
        today = newsroom_day(self.now)
        when = f" ({moment(note.at, self.language, today=today, zone=note.zone).text})" if note.at else ""
        return f"{kind}{when.replace(NO_BREAK, ' ')}: {note.text}"

    def _time(self, at: datetime | None) -> str:
        # With plain spaces: those that must not break are shown as signs in a comparison.
        return wall_time(at, self.language, now=self.now).replace(NO_BREAK, " ") if at else ""
