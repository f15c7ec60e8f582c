"""A sentence without its French is named."""

import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from newsroom.supervisor import translations


@pytest.fixture
def project(tmp_path, monkeypatch):
    """project(sentences, flags) is a directory with this French; compiled unless said otherwise."""
    monkeypatch.setattr(translations, "uncollected", lambda root, written: [])

    def make(
        sentences: dict[str, str], *, fuzzy: tuple[str, ...] = (), compiled: dict[str, str] | None = None
    ) -> Path:
        (tmp_path / translations.WRITTEN).parent.mkdir(parents=True)
        write(tmp_path / translations.WRITTEN, sentences, fuzzy, write_po)
        write(tmp_path / translations.COMPILED, sentences if compiled is None else compiled, (), write_mo)
        return tmp_path

    return make


def write(path: Path, sentences: dict[str, str], fuzzy: tuple[str, ...], writing) -> None:
    catalog = Catalog(locale="fr")
    for english, french in sentences.items():
        catalog.add(english, french, flags=["fuzzy"] if english in fuzzy else [])
    with path.open("wb") as file:
        writing(file, catalog)


def test_a_complete_translation_is_left_in_peace(project):
    assert translations.complaints_about(project({"Save": "Enregistrer"})) == []


def test_a_sentence_without_french_is_named(project):
    assert translations.complaints_about(project({"Save": ""})) == ["Not translated: 'Save'"]


def test_a_guess_is_no_translation(project):
    assert (
        translations.complaints_about(project({"Save": "Sauver"}, fuzzy=("Save",)))[0]
        == "Not translated: 'Save'"
    )


def test_a_compiled_file_that_says_something_else_is_old(project):
    found = translations.complaints_about(project({"Save": "Enregistrer"}, compiled={"Save": "Sauver"}))

    assert len(found) == 1
    assert "older" in found[0]


def test_without_any_french_the_way_to_it_is_told(tmp_path):
    assert "make messages" in translations.complaints_about(tmp_path)[0]


def test_plural_forms_count_each():
    po = b'msgid "%d word"\nmsgid_plural "%d words"\nmsgstr[0] "%d mot"\nmsgstr[1] ""\n'
    message = next(message for message in read_po(io.BytesIO(po), locale="fr") if message.id)

    assert not translations.done(message)
