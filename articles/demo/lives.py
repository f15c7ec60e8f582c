"""The life of one story: everything that happened to it, in order, through the desk's own verbs."""

from datetime import datetime, timedelta

from django.db.models import F

from accounts.models import User
from accounts.roles import Role
from articles.actions import drafting, scheduling
from articles.actions.moving import When, move
from articles.demo.contents import World, changed, first_draft, first_publication, unfinished
from articles.demo.frame import CAST
from articles.demo.stories import Change, Story
from articles.demo.times import PastClock, Span, is_on_a_day
from articles.models import Article, Outbox
from articles.text.content import Content
from articles.workflow.transitions import Move

#: Who writes and who approves where a file does not say, by top section.
DESKS = {
    "politics": ("rita", "ed"),
    "world": ("rita", "ed"),
    "economy": ("rita", "chip"),
    "environment": ("rita", "chip"),
    "culture": ("sam", "mia"),
    "sport": ("sam", "mia"),
    "opinion": ("ed", "chip"),
}

#: Before this hour nobody sits at the desk: the clock publishes what was approved the evening before.
OFFICE_OPENS = 8
OVERNIGHT = timedelta(hours=11)


def live_through(story: Story, world: World) -> Article:
    """The story is in its state, its history says how it got there. The caller opens a transaction for it."""
    life = Life(story, world)
    life.write()
    ENDS[story.state](life)
    for change in story.changes:
        life.change(change)
    if story.withdrawn:
        life.withdraw()
    # Letters of a past that never was are not sent to anybody.
    Outbox.objects.filter(context__article_id=life.article_id, sent_at=None).update(sent_at=F("made_at"))
    return Article.objects.get(pk=life.article_id)


class Life:
    """One story's way across the desk; every step is taken at its own time by the person whose step it is."""

    def __init__(self, story: Story, world: World):
        self.story, self.world = story, world
        self.clock = PastClock()
        self.whole = first_publication(story, world)
        self.out_at = world.moment(story.at)
        top = world.frame.sections[story.section].top().slug_en
        writer, editor = DESKS[top]
        self.writer = self.person(story.writer or writer)
        self.editor = self.person(story.editor or editor)
        self.span = self._span()

    def person(self, sign_in: str) -> User:
        return self.world.frame.people[sign_in]

    @property
    def goes_by_clock(self) -> bool:
        if self.story.how:
            return self.story.how == "clock"
        return is_on_a_day(self.story.at) and self.out_at.astimezone(self.world.zone).hour < OFFICE_OPENS

    def _span(self) -> Span:
        """When the desk had the story: longer ones took longer, early ones were ready the evening before."""
        end = self.out_at
        if self.story.state == "scheduled":
            end = self.world.now - timedelta(minutes=20)
        elif self.story.state == "published" and self.goes_by_clock:
            end -= OVERNIGHT
        minutes = 20 + len(self.story.body.split()) / 4
        if self.story.how == "urgent":
            minutes = 12
        return Span(end - timedelta(minutes=minutes), end)

    def write(self) -> None:
        """The first drafts; the last one is not finished yet."""
        self.clock.stand_at(self.span.at(0))
        article = drafting.create(actor=self.writer, content=first_draft(self.whole, self.story))
        self.article_id = article.pk
        colleague = self._colleague()
        if colleague:
            drafting.assign_writers(article.pk, writers=[colleague], actor=self.writer)
        if self.story.importance == 3:
            drafting.follow(article.pk, actor=self.editor)
        self.save(unfinished(self.whole), at=self.span.at(0.45), actor=colleague or self.writer)

    def finish(self) -> None:
        """The whole text is saved; what happens next is the state's business."""
        self.save(self.whole, at=self.span.at(0.7))

    def submit(self) -> None:
        """The text waits for an editor, who may have sent it back once."""
        if self.story.sent_back:
            self.step(Move.SUBMIT, self.writer, at=self.span.at(0.5))
            self.step(Move.SEND_BACK, self.editor, at=self.span.at(0.62), note=self.story.sent_back)
        self.finish()
        self.step(Move.SUBMIT, self.writer, at=self.span.at(0.75))

    def approve(self) -> None:
        self.submit()
        self.approve_head(at=self.span.at(0.92))

    def schedule(self) -> None:
        self.approve()
        local = self.out_at.astimezone(self.world.zone)
        when = When(self.out_at, self.world.zone.key, local.strftime("%Y-%m-%dT%H:%M"))
        self.step(Move.SCHEDULE, self.editor, at=self.span.at(0.96), when=when)

    def publish(self) -> None:
        """Out at its time: by the clock, by the chief alone, or by the editor who approved it."""
        if self.story.how == "urgent":
            self.submit()
            chief = self.person("chip")
            self.step(Move.PUBLISH_URGENTLY, chief, at=self.out_at, reason=self.story.reason, **self.head())
        elif self.goes_by_clock:
            self.schedule()
            self.deliver()
        else:
            self.approve()
            self.step(Move.PUBLISH, self.editor, at=self.out_at)

    def deliver(self) -> None:
        self.clock.stand_at(self.out_at + timedelta(milliseconds=240))
        row = Article.objects.get(pk=self.article_id).schedules.pending().get()
        scheduling.deliver(row.pk, row.generation)

    def spike(self) -> None:
        self.finish()
        self.step(Move.SPIKE, self.editor, at=self.out_at, reason=self.story.reason)

    def change(self, change: Change) -> None:
        """A change to what readers see, written, approved and published, or still with the editor."""
        self.whole = changed(self.whole, change, self.story, self.world)
        out_at = self.world.now if change.is_in_review else self.world.moment(change.at)
        self.save(self.whole, at=out_at - timedelta(minutes=14))
        self.step(Move.SUBMIT, self.writer, at=out_at - timedelta(minutes=12))
        if not change.is_in_review:
            self.approve_head(at=out_at - timedelta(minutes=3))
            self.step(Move.PUBLISH, self.editor, at=out_at)

    def withdraw(self) -> None:
        self.step(
            Move.WITHDRAW, self.editor, at=self.world.moment(self.story.withdrawn), reason=self.story.reason
        )

    def save(self, content: Content, *, at: datetime, actor: User | None = None) -> None:
        self.clock.stand_at(at)
        base = Article.objects.values_list("head_id", flat=True).get(pk=self.article_id)
        drafting.save(self.article_id, base=base, content=content, actor=actor or self.writer)

    def step(self, which: Move, actor: User, *, at: datetime, **answers) -> None:
        self.clock.stand_at(at)
        move(self.article_id, which, actor=actor, **answers)

    def approve_head(self, *, at: datetime) -> None:
        self.step(Move.APPROVE, self.editor, at=at, **self.head())

    def head(self) -> dict:
        head = Article.objects.select_related("head").get(pk=self.article_id).head
        return {"revision_id": head.pk, "content_hash": head.content_hash}

    def _colleague(self) -> User | None:
        """Another reporter of the cast who signs with the writer, and so writes with them."""
        reporters = {sign_in for sign_in, _name, _language, role, _served in CAST if role == Role.REPORTER}
        signing = {self.world.frame.authors[slug].user_id for slug in self.story.by}
        colleagues = (self.person(sign_in) for sign_in in sorted(reporters))
        return next((one for one in colleagues if one.pk in signing and one != self.writer), None)


ENDS = {
    "draft": Life.finish,
    "in_review": Life.submit,
    "approved": Life.approve,
    "scheduled": Life.schedule,
    "published": Life.publish,
    "withdrawn": Life.publish,
    "spiked": Life.spike,
}
