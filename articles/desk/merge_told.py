"""A merge in words: what the other person's saves brought into the text."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions.drafting import MergeSummary
from articles.text.merge import Part


def merge_sentence(summary: MergeSummary) -> str:
    """Who else had saved, and what of theirs stands in the text now."""
    names = {"who": ", ".join(summary.others), "what": ", ".join(phrases(summary.theirs))}
    if not names["what"]:
        return _("%(who)s had saved meanwhile, and changed nothing that you did not.") % names
    return _("%(who)s had saved meanwhile. Now in the text with yours: %(what)s.") % names


def phrases(part: Part) -> list[str]:
    """What one side did, a phrase for each kind of change."""
    counted = [
        ngettext("%(n)d paragraph changed", "%(n)d paragraphs changed", part.changed) % {"n": part.changed},
        ngettext("%(n)d paragraph added", "%(n)d paragraphs added", part.added) % {"n": part.added},
        ngettext("%(n)d paragraph taken out", "%(n)d paragraphs taken out", part.deleted)
        % {"n": part.deleted},
        ngettext("%(n)d paragraph moved", "%(n)d paragraphs moved", part.moved) % {"n": part.moved},
    ]
    figures = (part.changed, part.added, part.deleted, part.moved)
    said = [phrase for phrase, figure in zip(counted, figures, strict=True) if figure]
    return said + [field_label(name) for name in part.fields]


def field_label(name: str) -> str:
    """What the desk calls a field of a story, as on the comparison's page."""
    labels = {
        "language": _("Language"),
        "section_id": _("Section"),
        "headline": _("Headline"),
        "kicker": _("Kicker"),
        "standfirst": _("Standfirst"),
        "dateline": _("Dateline"),
        "lead": _("Lead picture"),
        "slug": _("Slug"),
        "byline_ids": _("Bylines"),
        "topic_ids": _("Topics"),
        "related_ids": _("Related stories"),
        "notes": _("Notes to readers"),
        "seo_title": _("Title for search engines"),
        "seo_description": _("Description for search engines"),
        "change_kind": _("Kind of change"),
        "change_note": _("Note with the change"),
        "importance": _("Importance"),
        "sensitive": _("Sensitive"),
        "target_length": _("Target length"),
        "deadline": _("Deadline"),
        "planned_at": _("Planned for"),
        "embargo_until": _("Embargo until"),
        "expires_at": _("Expires"),
        "expiry_reason": _("Reason for expiry"),
    }
    return labels.get(name, name)
