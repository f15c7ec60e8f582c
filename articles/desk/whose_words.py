"""Who wrote which words of a version, and who wrote what stands around its text."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.models import User
from articles.desk.comparison import Words
from articles.desk.figures_shown import titles_of_files, with_previews
from articles.desk.hands import Hand, hands_of
from articles.desk.times import wall_time
from articles.desk.versions import past_of, stored_blocks, words_from
from articles.models import Article, Revision
from articles.text.attribution import Passage, Version, attribute
from articles.text.attribution_html import Shown, attributed_html
from articles.text.blocks import WORD
from articles.text.embeds import address_in
from newsroom.clock import newsroom_now

#: What is asked for each field that stands around the text: its name, and the columns that hold it.
FIELDS = (
    (gettext_lazy("Kicker"), "kicker"),
    (gettext_lazy("Headline"), "headline"),
    (gettext_lazy("Standfirst"), "standfirst"),
    (gettext_lazy("Section"), "section_id"),
    (gettext_lazy("Dateline"), "dateline"),
    (gettext_lazy("Bylines"), "byline_ids"),
    (gettext_lazy("Topics"), "topic_ids"),
    (gettext_lazy("Related stories"), "related_ids"),
    (gettext_lazy("Notes to readers"), "notes"),
    (gettext_lazy("Slug"), "slug"),
    (gettext_lazy("Title for search engines"), "seo_title"),
    (gettext_lazy("Description for search engines"), "seo_description"),
)


@dataclass(frozen=True)
class Part:
    """What one version brought to a paragraph."""

    hand: Hand
    version: Revision
    words: int


@dataclass(frozen=True)
class Paragraph:
    """A block with its passages, as safe HTML, and the versions in it in the order of their first words."""

    html: str
    parts: list[Part]


@dataclass(frozen=True)
class Field:
    """What stands in a field, in words, and the version that wrote it."""

    label: str
    text: str
    version: Revision


@dataclass(frozen=True, kw_only=True)
class Authorship:
    """A version of a story with the authors of its words."""

    revision: Revision
    now: datetime
    by_version: bool
    hands: list[Hand]
    paragraphs: list[Paragraph]
    fields: list[Field]
    words: int
    people: int


def authorship(article: Article, revision: Revision, *, reader: User, by_version: bool) -> Authorship:
    """The version as this person may read it, coloured by person or by version; constant queries."""
    past = {version.pk: version for version in past_of(article, until=revision)}
    passages, htmls = _passages(list(past.values()), revision)
    counted = [_counted(html, block) for html, block in zip(htmls, passages, strict=True)]
    counts = Counter[int]()
    for of_block in counted:
        counts.update(of_block)
    hands = hands_of(past, counts, by_version=by_version)
    now = newsroom_now()
    titles = titles_of_files(*htmls)
    return Authorship(
        revision=revision,
        now=now,
        by_version=by_version,
        hands=list(dict.fromkeys(hands.values())),
        paragraphs=[
            _paragraph(html, block, of_block, past, hands, now, titles)
            for html, block, of_block in zip(htmls, passages, counted, strict=True)
        ],
        fields=_fields(past, revision, Words([revision], reader=reader, now=now)),
        words=counts.total(),
        people=len({past[key].made_by_id for key in counts}),
    )


def _passages(past: Sequence[Revision], revision: Revision) -> tuple[list[tuple[Passage, ...]], list[str]]:
    stored = stored_blocks(past)
    versions = [
        Version(
            version.pk,
            words_from(version),
            [
                (number, stored[key])
                for number, key in zip(version.body_ids, version.body_blocks, strict=True)
            ],
        )
        for version in past
    ]
    return attribute(versions, revision.pk), [stored[key] for key in revision.body_blocks]


def _counted(html: str, block: Sequence[Passage]) -> Counter[int]:
    """The words of a block by the version that brought them; an embed has none, as everywhere."""
    has_words = not address_in(html)
    counts = Counter[int]()
    for passage in block:
        counts[passage.version] += len(WORD.findall(passage.text)) if has_words else 0
    return counts


def _paragraph(
    html: str,
    block: Sequence[Passage],
    counts: Counter[int],
    past: Mapping[int, Revision],
    hands: Mapping[int, Hand],
    now: datetime,
    titles: Mapping[int, str],
) -> Paragraph:
    language = (get_language() or "en")[:2]
    shown = [
        Shown(
            passage.text,
            hands[passage.version].names,
            hands[passage.version].sign,
            said_of(past[passage.version], language, now=now),
        )
        for passage in block
    ]
    parts = [Part(hands[key], past[key], words) for key, words in counts.items()]
    return Paragraph(with_previews(attributed_html(html, shown), titles), parts)


def said_of(version: Revision, language: str, *, now: datetime) -> str:
    """`Rita, version 4, Mon 23 Nov, 10:42 (Paris)`."""
    return _("%(who)s, version %(number)d, %(time)s") % {
        "who": version.made_by.name,
        "number": version.number,
        "time": wall_time(version.made_at, language, now=now),
    }


def _fields(past: Mapping[int, Revision], revision: Revision, words: Words) -> list[Field]:
    titles, others = words.of(revision)
    said = titles | others
    return [
        Field(str(label), said[str(label)], _writer(past, revision, column))
        for label, column in FIELDS
        if said[str(label)]
    ]


def _writer(past: Mapping[int, Revision], revision: Revision, column: str) -> Revision:
    """The version that first held what stands in the field, back along the line without a break."""
    value = getattr(revision, column)
    while True:
        sources = [past[key] for key in words_from(revision) if key in past]
        same = next((source for source in sources if getattr(source, column) == value), None)
        if same is None:
            return revision
        revision = same
