"""What a demo story says, from its first draft to its last correction."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from articles.demo.frame import Frame
from articles.demo.markup import Days, as_html, block_as_html, polling_day
from articles.demo.picturing import Shelf, illustrated
from articles.demo.stories import Change, Story
from articles.demo.times import moment
from articles.text.blocks import join, split
from articles.text.content import Content, Note


@dataclass
class World:
    """What every content is made from: the paper's frame, the moment of seeding, the stories made so far."""

    frame: Frame
    now: datetime
    zone: ZoneInfo
    made: dict[tuple[str, str], int] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)

    def moment(self, written: str) -> datetime | None:
        return moment(written, now=self.now, zone=self.zone) if written else None

    def days(self, story: Story) -> Days:
        published = self.moment(story.at).astimezone(self.zone).date()
        return Days(story.language, published, polling_day(self.now.astimezone(self.zone).date()))


def first_publication(story: Story, world: World) -> Content:
    """The text as it first goes out, before any change."""
    days = world.days(story)
    frame = world.frame
    text = Content(
        language=story.language,
        section_id=frame.sections[story.section].pk,
        headline=days.name(story.headline),
        kicker=story.kicker,
        standfirst=days.name(story.standfirst),
        body=as_html(days.name(story.body)),
        dateline=story.dateline,
        slug=story.key,
        byline_ids=tuple(frame.authors[slug].pk for slug in story.by),
        topic_ids=tuple(frame.topics[story.language, slug].pk for slug in story.topics),
        related_ids=tuple(
            world.made[story.language, key] for key in story.related if (story.language, key) in world.made
        ),
        notes=_notes(story, world),
        seo_title=story.seo_title,
        seo_description=story.seo_description,
        importance=story.importance,
        sensitive=story.sensitive,
        target_length=story.target,
        deadline=world.moment(story.deadline),
        planned_at=world.moment(story.planned),
        embargo_until=world.moment(story.embargo),
        expires_at=world.moment(story.expires),
        expiry_reason=story.expiry_reason,
    )
    return illustrated(text, story.key, world.shelf)


def first_draft(whole: Content, story: Story) -> Content:
    """How it began: a working headline and the first two paragraphs."""
    return replace(
        whole,
        headline=story.first_headline or whole.headline,
        kicker="",
        standfirst="",
        body=join(split(whole.body)[:2]),
        lead=None,
        topic_ids=(),
        related_ids=(),
        notes=(),
        seo_title="",
        seo_description="",
    )


def unfinished(whole: Content) -> Content:
    """Nearly there: everything but the last paragraph, where there is one to spare."""
    blocks = split(whole.body)
    return replace(whole, body=join(blocks[:-1] if len(blocks) > 2 else blocks), related_ids=())


def changed(content: Content, change: Change, story: Story, world: World) -> Content:
    """The text with this change made in it, named for readers."""
    days = world.days(story)
    body, standfirst = content.body, content.standfirst
    for find, put in change.swaps:
        body = body.replace(_inside(days.name(find)), _inside(days.name(put)))
        standfirst = standfirst.replace(days.name(find), days.name(put))
    if (body, standfirst) == (content.body, content.standfirst) and change.swaps:
        raise ValueError(f"{story.key}: “{change.swaps[0][0]}” is not in the text")
    body += "".join(f"\n{as_html(days.name(added))}" for added in change.added)
    note = days.name(change.note)
    return replace(content, body=body, standfirst=standfirst, change_kind=change.kind, change_note=note)


def _inside(text: str) -> str:
    """The words of a paragraph as they stand in the body."""
    return block_as_html(text).removeprefix("<p>").removesuffix("</p>")


def _notes(story: Story, world: World) -> tuple[Note, ...]:
    if not story.reader_note:
        return ()
    when, _bar, text = story.reader_note.partition(" | ")
    kind, _space, at = when.partition(" ")
    return (Note(id=1, kind=kind, text=text, at=world.moment(at), zone=world.zone.key),)
