"""Numbers of rows as addresses and forms send them: read only when a row can have them."""

#: The largest key a row can have.
LAST_KEY = 2**63 - 1


def key_in(said: str | None) -> int | None:
    """The key that these signs spell, or None. Judged by its length first: Python refuses to read very long numbers."""
    if not said or not (said.isascii() and said.isdigit() and len(said) <= len(str(LAST_KEY))):
        return None
    return int(said) if 0 < int(said) <= LAST_KEY else None
