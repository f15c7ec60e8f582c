"""Refusals: what a person is told when the newsroom's rules say no."""

from django.utils.functional import Promise

#: What a person is told: text, or text that waits for the language of its reader.
Sentence = str | Promise


class Refused(Exception):
    """The rules forbid it; the sentence can be shown as it is."""

    status = 409

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class NeedsBase(Refused):
    """The request does not say which version it stands on."""

    status = 428


class Invalid(Refused):
    """What was sent makes no sense here, whoever sends it."""

    status = 422
