"""What the limited child says when it cannot use a file. No Django here: the child has none."""


class Unusable(Exception):
    """A file that cannot be used; `reason` is a key of `pictures.files.refusals.REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
