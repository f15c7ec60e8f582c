"""A browser without scripts: it reads a page's form and sends it back, changed."""

from typing import Any

from django.urls import reverse
from lxml import html


def words_of(response) -> str:
    """The page's text, spaces folded."""
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def form_on(response, form_id: str = "story-form") -> dict[str, list[str]]:
    """What the form would send if nothing were typed."""
    page = html.fromstring(response.content.decode())
    found = [form for form in page.forms if not form_id or form.get("id") == form_id]
    sent: dict[str, list[str]] = {}
    for field in found[0].inputs:
        closed = field.get("disabled") is not None or any(
            above.get("disabled") is not None for above in field.iterancestors("fieldset")
        )
        is_unticked = field.get("type") in ("checkbox", "radio") and not field.checked
        if closed or is_unticked or not field.name or field.tag == "button" or field.get("type") == "submit":
            continue
        value = field.value
        if field.tag == "select" and value is None and len(field):
            value = field[0].get("value")
        # The line break right after <textarea> is markup, not text.
        sent.setdefault(field.name, []).append((value or "").removeprefix("\n"))
    return sent


def edit_url(article) -> str:
    return reverse("desk:edit", args=[article.pk])


def open_story(client, person, article) -> dict[str, list[str]]:
    """The story's form as this person is shown it."""
    client.force_login(person)
    return form_on(client.get(edit_url(article)))


def open_new(client, person) -> dict[str, list[str]]:
    client.force_login(person)
    return form_on(client.get(reverse("desk:new")))


def typed(form: dict[str, list[str]], **changes: Any) -> dict[str, Any]:
    """The form with these fields typed anew; None leaves a field out."""
    return {name: value for name, value in {**form, **changes}.items() if value is not None}


def save(client, article, form: dict[str, Any], **changes: Any):
    return client.post(edit_url(article), typed(form, **changes))


def move_url(article, move: str) -> str:
    return reverse("desk:move", args=[article.pk, move])


def ask(client, person, article, move: str) -> dict[str, list[str]]:
    """The form of the page that asks before this move."""
    client.force_login(person)
    page = html.fromstring(client.get(move_url(article, move)).content.decode())
    form = page.find_class("ask")[0]
    return {field.name: [(field.value or "").removeprefix("\n")] for field in form.inputs if field.name}


def make_move(client, person, article, move: str, **said: Any):
    return client.post(move_url(article, move), typed(ask(client, person, article, move), **said))
