"""A version as readers, search engines and those who share it would have it, and how to look at another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode, urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.actions.addresses import likely_path
from articles.desk.pickers import option
from articles.models import Article, LiveStory, Revision
from articles.pages.dates import newsroom_day, short_date
from articles.pages.paper import Frame, Page
from articles.pages.pictures import DESK, LIVE, Album, PictureView, Place
from articles.pages.shared_pictures import shared_picture
from articles.pages.story import story_page
from articles.pages.story_facts import StoryFacts
from articles.pages.story_frame import story_head
from articles.text.pictured import files_in, pictures_in
from articles.text.snippets import Cut, cut_description, cut_title
from pictures.actions.media_uses import file_facts
from pictures.actions.uses import facts_of

#: Versions offered by name; a story with more is walked through by older and newer.
MOST_VERSIONS = 300
#: The picture of a shared link, as wide as its card is here.
CARD = Place("social", "(min-width: 36rem) 32rem, calc(100vw - 2rem)", 640)


@dataclass(frozen=True)
class Screen:
    """A width a page is judged at, in CSS pixels."""

    width: int
    name: str | Promise


@dataclass(frozen=True)
class Look:
    """How the page is lit; on paper it is set by the sheet printers get."""

    key: str
    name: str | Promise
    theme: str = ""
    on_paper: bool = False


#: The first is shown unless another is asked for.
SCREENS = (Screen(1280, _("Desktop")), Screen(768, _("Tablet")), Screen(360, _("Phone")))
LOOKS = (
    Look("", _("As their device is set")),
    Look("light", _("Light"), theme="light"),
    Look("dark", _("Dark"), theme="dark"),
    Look("paper", _("Printed"), theme="light", on_paper=True),
)


@dataclass(frozen=True)
class Choice:
    """One of the version's neighbours, screens or looks, and the address that shows it."""

    name: str | Promise
    query: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Snippet:
    """The story on a page of search results. The site's own name may be cut off without harm: `loses_words` says
    whether words of the story's title are."""

    title: Cut
    loses_words: bool
    crumbs: list[str]
    description: Cut
    day: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """The story where somebody shares it: the page's own Open Graph values, its picture from the desk's address."""

    title: str
    description: str
    site: str
    host: str
    picture: PictureView | None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the address asks to see."""

    revision: Revision
    screen: Screen
    look: Look

    def query(self, **other: object) -> str:
        """The same with something else in its place, as the end of an address."""
        now = {"revision": self.revision.pk, "width": self.screen.width, "look": self.look.key}
        unsaid = ("", SCREENS[0].width)
        return urlencode({name: value for name, value in (now | other).items() if value not in unsaid})


def asked_for(revision: Revision, *, width: str, look: str) -> Asked:
    """What cannot be read is the first of its kind."""
    return Asked(
        revision=revision,
        screen=next((screen for screen in SCREENS if str(screen.width) == width), SCREENS[0]),
        look=next((one for one in LOOKS if one.key == look), LOOKS[0]),
    )


def preview_of(article: Article, asked: Asked) -> dict[str, object]:
    """All the page about a preview shows; constant queries, however many versions there are."""
    versions = list(Revision.objects.of(article.pk).select_related("made_by")[:MOST_VERSIONS])
    facts = _facts(article, asked.revision)
    frame, day = _frame_and_day(article, asked.revision, facts)
    return {
        "screens": [Choice(s.name, asked.query(width=s.width), s == asked.screen) for s in SCREENS],
        "looks": [Choice(one.name, asked.query(look=one.key), one == asked.look) for one in LOOKS],
        "versions": _named(article, versions, asked.revision),
        "older": _neighbour(article, asked, "number__lt", "-number"),
        "newer": _neighbour(article, asked, "number__gt", "number"),
        "snippet": _snippet(frame, day),
        "card": _card(frame, facts),
        "readers_see": readers_see(article, asked.revision),
    }


def readers_page(article: Article, revision: Revision, look: Look, *, in_frame: bool = False) -> Page:
    """The reader's page of this version, to the letter when it is the one they have; lit as it is asked for."""
    facts = _facts(article, revision)
    page = story_page(facts, revision.language, addresses=LIVE if facts.is_live else DESK)
    shown = {"theme": look.theme, "on_paper": look.on_paper, "in_frame": in_frame}
    return replace(page, context=page.context | shown)


def readers_see(article: Article, revision: Revision) -> str:
    """How this version stands to what readers have, in a sentence."""
    if article.live_id == revision.pk:
        return gettext("This is the version readers see.")
    if article.live is not None:
        return gettext("Readers do not see this version. They see version %(number)d.") % {
            "number": article.live.number
        }
    if article.was_published:
        return gettext("Readers see nothing of this story now: it was withdrawn.")
    return gettext("Readers see nothing of this story yet.")


def _facts(article: Article, revision: Revision) -> StoryFacts:
    live = (
        LiveStory.objects.filter(revision_id=revision.pk).first() if article.live_id == revision.pk else None
    )
    return StoryFacts.from_live(live) if live else _with_pictures(StoryFacts.from_revision(revision))


def _with_pictures(facts: StoryFacts) -> StoryFacts:
    """With what the library knows of its pictures and files, whoever may have them."""
    shown = {figure.picture for figure in pictures_in(facts.body)}
    files = {figure.file for figure in files_in(facts.body)}
    return replace(
        facts,
        pictures=facts_of(shown | ({facts.lead["picture"]} if facts.lead else set())),
        files=file_facts(files),
    )


def _frame_and_day(article: Article, revision: Revision, facts: StoryFacts) -> tuple[Frame, str]:
    """The head of the page as it would be if this version went out now, and the day it would bear."""
    first = article.first_published_at or article.now
    if not facts.is_live:
        path = likely_path(article, revision.content(), revision.section) if revision.section else "…"
        facts = replace(facts, is_live=True, path=path, published_at=first, updated_at=article.now)
    return story_head(facts), short_date(newsroom_day(first), revision.language, today=date.min)


def _snippet(frame: Frame, day: str) -> Snippet:
    address = urlsplit(frame.canonical)
    title = cut_title(frame.title)
    own = " ".join(dict(frame.open_graph)["og:title"].split())
    loses_words = title.is_cut and not title.shown.startswith(own)
    return Snippet(
        # A headline that is all there ends without an ellipsis: engines name the site elsewhere.
        title=title if loses_words or not title.is_cut else Cut(own, title.lost),
        loses_words=loses_words,
        crumbs=[f"{address.scheme}://{address.netloc}", *address.path.strip("/").split("/")],
        description=cut_description(frame.description),
        day=day,
    )


def _card(frame: Frame, facts: StoryFacts) -> Card:
    said = dict(frame.open_graph)
    shared = shared_picture(facts.lead, facts.pictures)
    album = Album(facts.pictures, DESK)
    return Card(
        title=said["og:title"],
        description=said["og:description"],
        site=said["og:site_name"],
        host=urlsplit(said["og:url"]).netloc,
        picture=shared
        and album.picture(shared.lead["picture"], shared.shape(CARD.ratio), CARD, alt=shared.lead["alt"]),
    )


def _named(article: Article, versions: Sequence[Revision], shown: Revision) -> list[tuple[int, str, bool]]:
    """Key, name and whether it is shown, the newest first; the one shown is always among them."""
    there = versions if any(one.pk == shown.pk for one in versions) else [*versions, shown]
    return [(one.pk, _name(article, one), one.pk == shown.pk) for one in there]


def _name(article: Article, revision: Revision) -> str:
    marks = ((gettext("working copy"), article.head_id), (gettext("readers see this"), article.live_id))
    return option(
        revision.number,
        revision.made_at,
        revision.made_by.name,
        now=article.now,
        marks=[mark for mark, key in marks if key == revision.pk],
    )


def _neighbour(article: Article, asked: Asked, side: str, order: str) -> Choice | None:
    """The version next to the one shown on this side."""
    rows = Revision.objects.filter(article=article, **{side: asked.revision.number}).order_by(order)
    found = rows.values_list("pk", "number").first()
    return Choice(str(found[1]), asked.query(revision=found[0])) if found else None
