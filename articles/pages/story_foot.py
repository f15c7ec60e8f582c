"""What stands below a story: whose hands it went through, and its address to pass on."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from articles.pages import links
from articles.pages.bylines import signed_by
from articles.pages.story_facts import StoryFacts


@dataclass(frozen=True)
class Hands:
    """Who wrote, as running text, and who approved; either may be empty.

    `are_others` where somebody else alone signs the text: the desk also enters what is written outside it.
    """

    wrote: str
    approved: str
    are_others: bool


@dataclass(frozen=True)
class Share:
    """The story's whole address, and a mail that holds it."""

    url: str
    mail: str

    @property
    def parts(self) -> list[str]:
        """The address in the pieces after which a line may end."""
        return re.findall(r"[^/-]*[/-]+|[^/-]+", self.url)


def hands_told(story: StoryFacts) -> Hands | None:
    """As the text went out, where the section tells its readers."""
    if not (story.hands and story.section and story.section.tells_hands):
        return None
    wrote = story.hands.get("wrote", [])
    signers = {person["name"] for person in story.people}
    are_others = bool(signers) and signers.isdisjoint(wrote)
    return Hands(signed_by(wrote), story.hands.get("approved", ""), are_others)


def share(story: StoryFacts) -> Share:
    url = links.absolute(links.story_url(story))
    body = quote(f"{story.headline}\n\n{url}")
    return Share(url, f"mailto:?subject={quote(story.headline)}&body={body}")
