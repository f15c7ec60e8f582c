"""What the desk's forms offer: sections in their order, topics by language, people who sign."""

from articles.models import Author, Section, Topic

NO_BREAK = "\u00a0"


def sections(language: str) -> list[tuple[int | str, str]]:
    """Every section with its subsections under it, named in the person's language; first the empty choice."""
    rows = list(Section.objects.in_order())
    listed: list[tuple[int | str, str]] = [("", "—")]
    for top in (row for row in rows if row.parent_id is None):
        listed.append((top.pk, top.name(language)))
        below = (row for row in rows if row.parent_id == top.pk)
        listed += [(row.pk, f"{NO_BREAK * 4}{row.name(language)}") for row in below]
    return listed


def topics() -> list[Topic]:
    """Every topic of both languages, those of one language together."""
    return list(Topic.objects.order_by("language", "name"))


def authors() -> list[tuple[int, str]]:
    """Everybody who can sign, by name; what they are besides staff is said."""
    return [
        (
            author.pk,
            author.name
            if author.kind == Author.Kind.STAFF
            else f"{author.name} · {author.get_kind_display()}",
        )
        for author in Author.objects.all()
    ]
