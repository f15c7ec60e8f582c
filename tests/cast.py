"""The people of the tests and their newspaper; every story is brought into its state by actions, as people would."""

from dataclasses import dataclass, replace
from datetime import timedelta

from accounts.models import User
from accounts.roles import Role
from articles.actions import drafting, moving
from articles.actions.moving import When
from articles.models import Article, Author, Section, SectionDuty, Topic
from articles.text.content import Content
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import newsroom_now

PASSWORD = "newsroom-demo"

#: Key, name, roles and the slugs (in English) of the sections served: PRODUCT's table of people.
PEOPLE = {
    "rita": ("Rita Okonkwo-Lefèvre", [Role.REPORTER], ["politics"]),
    "sam": ("Sam Tréhaut", [Role.REPORTER], ["culture"]),
    "ed": ("Ed Marchetti", [Role.EDITOR], ["politics", "world"]),
    "mia": ("Mia Delcourt", [Role.EDITOR], ["culture", "sport"]),
    "nora": ("Nora Vänskä", [Role.PICTURE_EDITOR], []),
    "chip": ("Chip Abernathy", [Role.CHIEF], []),
    "ada": ("Ada Quéméner", [Role.ADMIN], []),
}

SECTIONS = {
    "politics": ("Politics", "Politique", "politics", "politique"),
    "world": ("World", "Monde", "world", "monde"),
    "culture": ("Culture", "Culture", "culture", "culture"),
    "sport": ("Sport", "Sport", "sport", "sport"),
}

BODY = (
    "<p>The council met on Monday evening and voted the budget by nine votes to six.</p><p>It was late.</p>"
)


@dataclass
class Cast:
    """The people by name (`cast.rita`), the sections by English slug (`cast.sections["politics"]`)."""

    rita: User
    sam: User
    ed: User
    mia: User
    nora: User
    chip: User
    ada: User
    sections: dict[str, Section]

    def __getitem__(self, name: str) -> User:
        return getattr(self, name)

    @property
    def everybody(self) -> dict[str, User]:
        return {name: self[name] for name in PEOPLE}


def gather_cast() -> Cast:
    """Everybody is hired and serves their sections; reporters and editors have bylines."""
    sections = {
        key: Section.objects.create(position=place, name_en=en, name_fr=fr, slug_en=slug_en, slug_fr=slug_fr)
        for place, (key, (en, fr, slug_en, slug_fr)) in enumerate(SECTIONS.items())
    }
    people = {}
    for key, (name, roles, served) in PEOPLE.items():
        person = User(
            email=f"{key}@newsroom.test", name=name, roles=[str(role) for role in roles], language="en"
        )
        person.set_unusable_password()
        person.save()
        SectionDuty.objects.bulk_create([SectionDuty(user=person, section=sections[slug]) for slug in served])
        Author.objects.create(name=name, slug=key, user=person)
        people[key] = person
    return Cast(sections=sections, **people)


def a_content(cast: Cast, *, by: str = "rita", section: str = "politics", **fields) -> Content:
    """A complete story of this writer's, in English unless `fields` say otherwise."""
    whole = Content(
        language="en",
        section_id=cast.sections[section].pk,
        headline="Council votes the budget",
        standfirst="Nine votes to six, after four hours.",
        body=BODY,
        byline_ids=(cast[by].author.pk,),
    )
    return replace(whole, **fields)


def a_topic(name: str = "Budget", language: str = "en") -> Topic:
    return Topic.objects.create(language=language, name=name, slug=name.lower())


def an_opinion_section() -> Section:
    return Section.objects.create(
        position=9,
        name_en="Opinion",
        name_fr="Opinions",
        slug_en="opinion",
        slug_fr="opinions",
        genre="opinion",
    )


def a_draft(cast: Cast, *, by: str = "rita", section: str = "politics", **fields) -> Article:
    return drafting.create(actor=cast[by], content=a_content(cast, by=by, section=section, **fields))


def a_story(cast: Cast, state: State, *, by: str = "rita", section: str = "politics", **fields) -> Article:
    """A story of `by` in this state, by the shortest honest way; published ones went through approval."""
    article = a_draft(cast, by=by, section=section, **fields)
    for step in WAYS[state]:
        article = STEPS[step](cast, article, by)
    return article


def a_change_to_a_live_story(
    cast: Cast, state: State = State.DRAFT, *, by: str = "rita", **fields
) -> Article:
    """A story readers see, with a change to it in this state."""
    article = a_story(cast, State.PUBLISHED, by=by)
    rewrite(article, actor=cast[by], **{**CHANGE, **fields})
    for step in WAYS[state]:
        article = STEPS[step](cast, article, by)
    return Article.objects.get(pk=article.pk)


CHANGE = {
    "headline": "Council votes a smaller budget",
    "change_kind": "update",
    "change_note": "The sum has changed.",
}

WAYS = {
    State.DRAFT: (),
    State.IN_REVIEW: ("submit",),
    State.APPROVED: ("submit", "approve"),
    State.SCHEDULED: ("submit", "approve", "schedule"),
    State.PUBLISHED: ("submit", "approve", "publish"),
    State.WITHDRAWN: ("submit", "approve", "publish", "withdraw"),
    State.SPIKED: ("spike",),
}


def rewrite(article: Article, *, actor: User, **fields) -> drafting.Saved:
    """A save on the newest version with these fields changed."""
    head = Article.objects.select_related("head").get(pk=article.pk).head
    content = replace(head.content(), **fields)
    return drafting.save(article.pk, base=head.pk, content=content, actor=actor, confirm_revise=True)


def submit(article: Article, *, actor: User) -> Article:
    return moving.move(article.pk, Move.SUBMIT, actor=actor)


def approve(article: Article, *, actor: User) -> Article:
    head = Article.objects.select_related("head").get(pk=article.pk).head
    return moving.move(
        article.pk, Move.APPROVE, actor=actor, revision_id=head.pk, content_hash=head.content_hash
    )


def schedule(article: Article, *, actor: User, after: timedelta = timedelta(hours=1)) -> Article:
    return moving.move(article.pk, Move.SCHEDULE, actor=actor, when=in_a_while(after))


def in_a_while(after: timedelta = timedelta(hours=1)) -> When:
    """A time chosen in the newsroom's zone."""
    moment = newsroom_now() + after
    return When(publish_at=moment, zone="Europe/Paris", wall_time=moment.strftime("%Y-%m-%dT%H:%M"))


STEPS = {
    "submit": lambda cast, article, by: submit(article, actor=cast[by]),
    "approve": lambda cast, article, by: approve(article, actor=cast.chip),
    "schedule": lambda cast, article, by: schedule(article, actor=cast.chip),
    "publish": lambda cast, article, by: moving.move(article.pk, Move.PUBLISH, actor=cast.chip),
    "withdraw": lambda cast, article, by: moving.move(
        article.pk, Move.WITHDRAW, actor=cast.chip, reason="A name was wrong."
    ),
    "spike": lambda cast, article, by: moving.move(article.pk, Move.SPIKE, actor=cast[by]),
}
