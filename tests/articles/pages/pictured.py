"""A live row with pictures and files of which only the facts exist: pages need no more."""

from articles.models import LiveStory
from articles.text.pictured import WHOLE, Figure, FileFigure, Gallery, LeadPicture, figure_html

LEAD = LeadPicture(picture=1, caption="The quay at dawn.", alt="Boats at a quay", credit="Nora Petit")
GALLERY = Gallery(figures=tuple(Figure(picture=n, alt="", credit="AFP") for n in (3, 4, 5)), caption="A day.")


def facts(number: int) -> dict:
    return {"hash": f"{number:064x}", "width": 3000, "height": 2000, "tone": number}


def film(**more) -> dict:
    return {
        "kind": "video",
        "name": "a" * 40,
        "ext": "mp4",
        "type": "video/mp4",
        "bytes": 2_400_000,
        "seconds": 65,
        "title": "The session",
        "credit": "Nora Petit",
        "poster": {**facts(9), "shape": WHOLE},
        "captions": True,
        "captions_language": "fr",
        "transcript": "First words.\n\nLast words.",
        **more,
    }


def pictured(live: LiveStory, *, known: range = range(1, 13)) -> LiveStory:
    """The row with a lead, a figure, a gallery, a video and a document."""
    figures = (
        Figure(picture=2, caption="The <em>market</em>.", alt='A "market"', credit="AFP", size="wide"),
        GALLERY,
        FileFigure(file=7, caption="Watch it."),
        FileFigure(file=8),
    )
    live.lead = LEAD.as_json()
    live.pictures = {str(number): facts(number) for number in known}
    report = film(
        kind="document", ext="pdf", type="application/pdf", poster=None, title="The report", seconds=None
    )
    live.files = {"7": film(), "8": report | {"captions": False, "transcript": ""}}
    live.body = "\n".join(["<p>First.</p>", *map(figure_html, figures), "<p>Last.</p>"])
    live.save()
    return live
