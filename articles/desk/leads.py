"""The lead picture between a story's content and its form."""

from typing import Any

from articles.desk.forms import StoryForm
from articles.text.pictured import WHOLE, LeadPicture
from articles.text.shown import shape


def initial_lead(lead: LeadPicture | None) -> dict[str, Any]:
    """What the form shows of it; nothing where there is none."""
    if lead is None:
        return {}
    return {
        "lead_picture": lead.picture,
        "lead_caption": lead.caption,
        "lead_alt": lead.alt or "",
        "lead_decorative": lead.alt == "",
        "lead_credit": lead.credit,
        "lead_shape": lead.shape,
        "lead_social_shape": lead.social_shape,
    }


def lead_from(form: StoryForm, before: LeadPicture | None) -> LeadPicture | None:
    """The lead picture the form says; as before where a page had no such field, or it cannot be read.

    Said decorative, it has an empty alternative text; with neither that nor words, nobody has said anything.
    """
    typed = form.cleaned_data
    if "lead_picture" not in form.data or "lead_picture" not in typed:
        return before
    if typed["lead_picture"] is None:
        return None
    same = before if before and before.picture == typed["lead_picture"] else None
    said = {
        name: typed.get(f"lead_{name}", getattr(same, name) if same else "")
        for name in ("caption", "credit", "alt", "shape", "social_shape")
    }
    # Its field is as tall as its words, and they are one line all the same.
    alt = said["alt"].replace("\r\n", " ").replace("\n", " ")
    return LeadPicture(
        picture=typed["lead_picture"],
        caption=said["caption"].replace("\r\n", "\n"),
        credit=said["credit"],
        alt="" if typed.get("lead_decorative") else alt or None,
        shape=shape(said["shape"] or WHOLE),
        social_shape=shape(said["social_shape"]) if said["social_shape"] else "",
    )
