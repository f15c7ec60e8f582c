"""The paper before its first story: people, duties, sections, topics and the names that sign."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from accounts import people
from accounts.actors import CONSOLE
from accounts.models import User
from accounts.roles import Role
from articles.actions.standing import Words, add_page
from articles.models import Author, Section, SectionDuty, StandingPage, Topic
from articles.models.section import Genre
from articles.text.typography import with_french_spaces

PASSWORD = "newsroom-demo"

#: Sign-in, name, language of the desk, role and the sections served.
CAST = (
    ("rita", "Rita Okonkwo-Lefèvre", "fr", Role.REPORTER, ("politics",)),
    ("sam", "Sam Delacroix-Nguyen", "fr", Role.REPORTER, ("culture",)),
    ("ed", "Ed Marchetti", "fr", Role.EDITOR, ("politics", "world")),
    ("mia", "Mia Thorsdottir-Blanc", "en", Role.EDITOR, ("culture", "sport")),
    ("nora", "Nora Vänskä", "en", Role.PICTURE_EDITOR, ()),
    ("chip", "Chip Kermadec", "fr", Role.CHIEF, ()),
    ("ada", "Ada Quéméner", "fr", Role.ADMIN, ()),
)

#: Slug, parent, English name, French slug, French name; in the order of the navigation.
SECTIONS = (
    ("politics", None, "Politics", "politique", "Politique"),
    ("world", None, "World", "monde", "Monde"),
    ("economy", None, "Economy", "economie", "Économie"),
    ("culture", None, "Culture", "culture", "Culture"),
    ("sport", None, "Sport", "sport", "Sport"),
    ("environment", None, "Environment", "environnement", "Environnement"),
    ("opinion", None, "Opinion", "opinions", "Opinions"),
    ("regional-council", "politics", "Regional council", "conseil-regional", "Conseil régional"),
    ("elections", "politics", "Elections", "elections", "Élections"),
    ("harbour-and-fishing", "economy", "Harbour and fishing", "port-et-peche", "Port et pêche"),
    ("theatre", "culture", "Theatre", "theatre", "Théâtre"),
    ("books", "culture", "Books", "livres", "Livres"),
    ("football", "sport", "Football", "football", "Football"),
    ("sailing", "sport", "Sailing", "voile", "Voile"),
)

#: Where readers see what changed in a story, and whose hands it went through.
OPEN_SECTIONS = ("politics", "economy")

#: What the stories of a section are, where they are no news.
GENRES = {"opinion": Genre.OPINION}


@dataclass
class Frame:
    """All that a story can name, by its key: sign-in, slug, or (language, slug) for topics."""

    people: dict[str, User] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    topics: dict[tuple[str, str], Topic] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    made: int = 0


def address_of(sign_in: str) -> str:
    return f"{sign_in}@newsroom.test"


def set_up() -> Frame:
    """The frame stands: what was missing is made, what is there stays as it is."""
    frame = Frame()
    _sections(frame)
    _people(frame)
    _topics(frame)
    _authors(frame)
    _standing(frame)
    return frame


def _sections(frame: Frame) -> None:
    for position, (slug, parent, name_en, slug_fr, name_fr) in enumerate(SECTIONS):
        frame.sections[slug], is_new = Section.objects.get_or_create(
            slug_en=slug,
            parent=frame.sections.get(parent),
            defaults={
                "position": position,
                "name_en": name_en,
                "name_fr": name_fr,
                "slug_fr": slug_fr,
                "shows_changes": slug in OPEN_SECTIONS,
                "shows_hands": slug in OPEN_SECTIONS,
                "genre": GENRES.get(slug, ""),
            },
        )
        frame.made += is_new


def _people(frame: Frame) -> None:
    for sign_in, name, language, role, served in CAST:
        person = User.objects.filter(email=address_of(sign_in)).first()
        if person is None:
            person = people.create(
                email=address_of(sign_in),
                name=name,
                roles=[role],
                language=language,
                password=PASSWORD,
                actor=CONSOLE,
            )
            SectionDuty.objects.bulk_create(
                [SectionDuty(user=person, section=frame.sections[slug]) for slug in served]
            )
            frame.made += 1
        frame.people[sign_in] = person


def _topics(frame: Frame) -> None:
    for language, topics in _table("topics").items():
        for slug, said in topics.items():
            frame.topics[language, slug], is_new = Topic.objects.get_or_create(
                language=language, slug=slug, defaults=said
            )
            frame.made += is_new


def _authors(frame: Frame) -> None:
    for slug, said in _table("authors").items():
        user = frame.people.get(said.pop("user", ""))
        frame.authors[slug], is_new = Author.objects.get_or_create(slug=slug, defaults={"user": user, **said})
        frame.made += is_new


def _standing(frame: Frame) -> None:
    """The pages about the paper, in the order they are written in."""
    for edition, pages in _table("standing").items():
        for position, (slug, said) in enumerate(pages.items()):
            if StandingPage.objects.filter(edition=edition, slug=slug).exists():
                continue
            body = said["body"].replace("{site}", settings.SITE_NAME)
            body = with_french_spaces(body) if edition == "fr" else body
            words = Words(slug=slug, title=said["title"], body=body, position=position)
            add_page(edition, words, actor=frame.people["chip"])
            frame.made += 1


def _table(name: str) -> dict:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
