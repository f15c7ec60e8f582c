"""What publication needs and a content lacks."""


def missing_parts(content, *, live: bool) -> list:
    return []
