"""Pictures and files of a story on the desk's pages: a small preview in the place of the figure's tag."""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from pictures.models import MediaFile

#: The box every preview stands in: what is drawn keeps its own proportions inside.
WIDTH, HEIGHT = 160, 107
DRAWN = 320

_OPENING = re.compile(r"<figure((?: data-[a-z]+=\"[^\"<>]*\")+)>")
_ATTRIBUTE = re.compile(r" data-([a-z]+)=\"([^\"<>]*)\"")
_FILE = re.compile(r'<figure data-file="([1-9][0-9]*)">')


def with_previews(html: str, titles: Mapping[int, str] | None = None) -> str:
    """The sanitised HTML with a preview and a link to the library in each figure; `titles` names files by number."""
    if "<figure " not in html:
        return html
    return _OPENING.sub(
        lambda opening: _shown(dict(_ATTRIBUTE.findall(opening.group(1))), titles or {}), html
    )


def titles_of_files(*htmls: str) -> dict[int, str]:
    """What the files shown in these texts are called; one query, none where there is no file."""
    numbers = {int(number) for html in htmls for number in _FILE.findall(html)}
    if not numbers:
        return {}
    rows = MediaFile.objects.filter(pk__in=numbers).values_list("pk", "title", "file_name")
    return {number: title or name for number, title, name in rows}


def _shown(said: Mapping[str, str], titles: Mapping[int, str]) -> str:
    """The opening tag, and what is seen of the figure; values come escaped and stay so."""
    if "picture" in said:
        return f'<figure class="shown-picture">{_picture(said)}'
    if "file" in said:
        number = int(said["file"])
        name = escape(titles.get(number) or _("File %(number)d") % {"number": number})
        return f'<figure class="shown-file"><a href="{reverse("pictures:file", args=[number])}">{name}</a>'
    return '<figure class="shown-gallery">'


def _picture(said: Mapping[str, str]) -> str:
    number = int(said["picture"])
    asked = escape(urlencode({"w": DRAWN, "shape": said.get("shape", "")}))
    image = (
        f'<img src="{reverse("pictures:preview", args=[number])}?{asked}" alt="{said.get("alt", "")}"'
        f' width="{WIDTH}" height="{HEIGHT}" loading="lazy">'
    )
    name = escape(_("Picture %(number)d") % {"number": number})
    credit = f'<span class="shown-credit">{said["credit"]}</span>' if said.get("credit") else ""
    return f'<a href="{reverse("pictures:picture", args=[number])}">{image}<span>{name}</span></a>{credit}'
