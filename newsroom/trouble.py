"""What can stand in the way of a start, told as a sentence that says what to do."""


class Trouble(Exception):
    """The start cannot go on; the sentence says why and what helps."""
