"""What stands below a story: whose hands it went through, and its address to pass on."""

from dataclasses import dataclass
from urllib.parse import quote

from articles.pages import links
from articles.pages.bylines import signed_by
from articles.pages.story_facts import StoryFacts


@dataclass(frozen=True)
class Hands:
    """Who wrote, as running text, and who approved; either may be empty."""

    wrote: str
    approved: str


@dataclass(frozen=True)
class Share:
    """The story's whole address, and a mail that holds it."""

    url: str
    mail: str


def hands_told(story: StoryFacts) -> Hands | None:
    """As the text went out, where the section tells its readers."""
    if not (story.hands and story.section and story.section.tells_hands):
        return None
    return Hands(signed_by(story.hands.get("wrote", [])), story.hands.get("approved", ""))


def share(story: StoryFacts) -> Share:
    url = links.absolute(links.story_url(story))
    body = quote(f"{story.headline}\n\n{url}")
    return Share(url, f"mailto:?subject={quote(story.headline)}&body={body}")
