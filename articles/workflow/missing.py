"""What publication needs and a content still lacks."""

import re

from django.utils.translation import gettext as _

from articles.text.blocks import has_words, plain
from articles.text.content import Content
from articles.text.pictured import Figure, LeadPicture, pictures_in
from articles.workflow.states import ChangeKind

LONGEST_HEADLINE = 180
LANGUAGES = ("fr", "en")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def missing_parts(content: Content, *, live: bool) -> list[str]:
    """A sentence for each thing a reader would miss, in the form's order; none when the story can go out.

    `live` says that readers have the story already: its change must be named and, unless minor, explained.
    """
    return [
        *_missing_words(content),
        *missing_of_pictures(content),
        *_missing_frame(content),
        *_missing_terms(content, live=live),
    ]


def _missing_words(content: Content) -> list[str]:
    """What is missing of the text itself."""
    missing: list[str] = []
    if not content.headline.strip():
        missing.append(_("The story has no headline."))
    elif len(content.headline) > LONGEST_HEADLINE:
        missing.append(_("The headline is longer than 180 characters."))
    if not content.standfirst.strip():
        missing.append(_("The story has no standfirst."))
    if not has_words(content.body):
        missing.append(_("The story has no text."))
    return missing


def missing_of_pictures(content: Content) -> list[str]:
    """What this story still has to say of the pictures it shows: whose each is, and what it shows."""
    shown: list[tuple[str, LeadPicture | Figure]] = (
        [(_("the lead picture"), content.lead)] if content.lead else []
    )
    for place, figure in enumerate(pictures_in(content.body), 1):
        words = plain(figure.caption).replace("\n", " ")
        name = f"“{words[:60]}”" if words else _("picture %(place)d of the text") % {"place": place}
        shown.append((name, figure))
    missing: list[str] = []
    for name, picture in shown:
        if not picture.credit.strip():
            missing.append(_("There is no credit for %(picture)s.") % {"picture": name})
        if picture.alt is None:
            missing.append(
                _("Say what can be seen on %(picture)s, or that it is decorative.") % {"picture": name}
            )
    return missing


def _missing_frame(content: Content) -> list[str]:
    """What is missing around the text."""
    missing: list[str] = []
    if content.section_id is None:
        missing.append(_("The story is in no section."))
    if not content.byline_ids:
        missing.append(_("The story has no byline."))
    if content.language not in LANGUAGES:
        missing.append(_("The story has no language."))
    if content.slug and not SLUG.fullmatch(content.slug):
        missing.append(_("The slug may hold only small letters without accents, figures and hyphens."))
    if any(not note.text.strip() for note in content.notes):
        missing.append(_("A note to readers has no words."))
    return missing


def _missing_terms(content: Content, *, live: bool) -> list[str]:
    """What must be said with a change to a live story, or with a date to take it down."""
    missing: list[str] = []
    known = content.change_kind in set(ChangeKind)
    if live and (not content.change_kind or not known):
        missing.append(
            _("Readers have this story: call the change minor, an update, a clarification or a correction.")
        )
    elif live and ChangeKind(content.change_kind).is_told_to_readers and not content.change_note.strip():
        missing.append(_("Say in a note to readers what was changed."))
    if content.expires_at is not None and not content.expiry_reason.strip():
        missing.append(_("The story has a date to be taken down but no reason that readers could be told."))
    return missing
