"""A tab of the editor as a browser with scripts has it: it speaks in JSON, and numbers what it sends."""

from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.urls import reverse

from articles.text.typed import digest_of, typed_pairs
from tests.articles.desk.browsing import open_story

JSON = {"Accept": "application/json"}


class Tab:
    """`tab.type(body=...)` autosaves, `tab.is_here()` tells its presence; each answers the response."""

    def __init__(self, person, article) -> None:
        self.client = Client()
        self.name: UUID = uuid4()
        self.pk = article.pk
        self.form = open_story(self.client, person, article)
        self.sequence = 0
        self.fence: int | None = None

    def type(self, **fields: Any):
        """The fields as they stand now are autosaved."""
        self.form |= {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
        self.sequence += 1
        return self.send_again(self.autosave())

    def autosave(self, **said: Any) -> dict[str, Any]:
        words = {name: values for name, values in self.form.items() if name != "csrfmiddlewaretoken"}
        return words | {
            "tab": str(self.name),
            "sequence": self.sequence,
            "client_save_id": str(uuid4()),
            "fence": "" if self.fence is None else self.fence,
            "digest": digest_of(typed_pairs(words.items())),
            **said,
        }

    def send_again(self, sent: dict[str, Any]):
        return self._heard(self.client.post(self.at("working_copy"), sent, headers=JSON))

    def save_form(self, **said: Any) -> dict[str, Any]:
        return self.autosave() | {"client_save_id": str(uuid4()), **said}

    def saves(self, **said: Any):
        """The form as it stands is saved, and the page stays."""
        return self._heard(self.client.post(self.at("edit"), self.save_form(**said), headers=JSON))

    def is_here(self, **said: Any):
        return self._heard(self.client.post(self.at("presence"), self._who() | said, headers=JSON))

    def takes_over(self):
        return self._heard(self.client.post(self.at("take_over"), self._who(), headers=JSON))

    def leaves(self, **said: Any):
        return self.is_here(gone="1", **said)

    def at(self, name: str) -> str:
        return reverse(f"desk:{name}", args=[self.pk])

    def _who(self) -> dict[str, Any]:
        return {"tab": str(self.name), "fence": "" if self.fence is None else self.fence}

    def _heard(self, answer):
        told = answer.json() if answer.status_code == 200 else {}
        if told.get("fence") is not None:
            self.fence = told["fence"]
        if told.get("base"):
            self.form["base"] = [str(told["base"])]
        return answer
