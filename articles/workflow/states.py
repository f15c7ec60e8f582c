"""Where a working copy can be, and how a change to a live story can be called."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """Where the working copy is. Whether readers see the story is the live pointer's to say."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    SPIKED = "spiked"

    @property
    def label(self) -> str | Promise:
        return STATE_LABELS[self]


STATE_LABELS = {
    State.DRAFT: _("Draft"),
    State.IN_REVIEW: _("In review"),
    State.APPROVED: _("Approved"),
    State.SCHEDULED: _("Scheduled"),
    State.PUBLISHED: _("Published"),
    State.WITHDRAWN: _("Withdrawn"),
    State.SPIKED: _("Spiked"),
}


class ChangeKind(StrEnum):
    """What a change to a live story is to its readers."""

    NONE = ""
    MINOR = "minor"
    UPDATE = "update"
    CLARIFICATION = "clarification"
    CORRECTION = "correction"

    @property
    def label(self) -> str | Promise:
        return CHANGE_LABELS[self]

    @property
    def is_told_to_readers(self) -> bool:
        """Whether the change carries a public note and moves the date of the update."""
        return self in (ChangeKind.UPDATE, ChangeKind.CLARIFICATION, ChangeKind.CORRECTION)


CHANGE_LABELS = {
    ChangeKind.NONE: _("No change named"),
    ChangeKind.MINOR: _("Minor"),
    ChangeKind.UPDATE: _("Update"),
    ChangeKind.CLARIFICATION: _("Clarification"),
    ChangeKind.CORRECTION: _("Correction"),
}

STATE_CHOICES = [(state.value, STATE_LABELS[state]) for state in State]
CHANGE_CHOICES = [(kind.value, CHANGE_LABELS[kind]) for kind in ChangeKind]

#: States in which the text may be saved without leaving the state.
WRITABLE = frozenset({State.DRAFT, State.IN_REVIEW})

#: States whose first changed save is a revise: the working copy goes back to draft.
REVISED_BY_SAVING = frozenset({State.APPROVED, State.PUBLISHED, State.WITHDRAWN})
