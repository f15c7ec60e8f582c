"""Which section holds what people think: there the name of who signs comes first."""

from articles.models import Section

OPINION = "opinion"


def is_opinion(section: Section) -> bool:
    """The section of columns and letters, known by its English slug, or one below it."""
    return section.top().slug_en == OPINION
