"""The desk and the paper speak French: every sentence is marked, collected, translated, compiled and well written."""

import re

from newsroom.env import BASE_DIR
from newsroom.supervisor.french import typography
from newsroom.supervisor.translations import complaints_about

#: Pages that must stand when nothing else does: they say everything in both languages.
IN_BOTH = {
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "413.html",
    "500.html",
    "503.html",
    "error.html",
}
TEMPLATES = sorted(
    set((BASE_DIR / "templates").rglob("*.*")) - {BASE_DIR / "templates" / name for name in IN_BOTH}
)
SCRIPTS = sorted((BASE_DIR / "static" / "js").rglob("*.js"))

FRENCH_BLOCK = re.compile(r"{% block (?:french|title) %}(.*?){% endblock", re.DOTALL)
TRANSLATED = re.compile(r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}", re.DOTALL)
#: What a script fills in, and attributes that stand outside a tag of their own.
SLOT = re.compile(r"(?<!{){\w+}(?!})|\bdata-[\w-]+")
COMMENTED = re.compile(r"{#.*?#}|<!--.*?-->|{%\s*comment.*?endcomment\s*%}", re.DOTALL)
CLASS_NAMES = re.compile(r"{%\s*block \w*class\s*%}.*?{%\s*endblock", re.DOTALL)
INSTRUCTION = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(r"\s(?:title|alt|placeholder|aria-label|aria-description)=\"([^\"]*)\"")
STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
TAG = re.compile(r"<[^>]*>|[\w-]+=(?:\"[^\"]*\"|'[^']*')", re.DOTALL)
ENTITY = re.compile(r"&#?\w+;")
WORD = re.compile(r"[^\W\d_]{2,}")

#: What is the same in every language: names of keys, of formats, of units.
UNTRANSLATED = {"Alt", "Cmd", "Ctrl", "RSS", "px"}

#: A text in a script that reads like a sentence.
SENTENCE = re.compile(r"""(["'`])([A-Z][a-z]+(?: [\w’,.]+){1,})\1""")


def test_every_sentence_has_its_french():
    assert complaints_about(BASE_DIR) == []


def test_no_template_says_a_word_that_is_not_translated():
    said = {
        str(template.relative_to(BASE_DIR)): sorted(words)
        for template in TEMPLATES
        if (words := bare_words(template.read_text()) - UNTRANSLATED)
    }

    assert said == {}


def test_no_script_says_a_sentence_of_its_own():
    said = {
        str(script.relative_to(BASE_DIR)): [match[1] for match in found]
        for script in SCRIPTS
        if (found := SENTENCE.findall(script.read_text()))
    }

    assert said == {}


def test_pages_in_both_languages_keep_to_french_typography():
    blocks = [
        (name, block)
        for name in sorted(IN_BOTH)
        for block in FRENCH_BLOCK.findall((BASE_DIR / "templates" / name).read_text())
        if block.strip()
    ]

    assert len(blocks) > len(IN_BOTH)
    assert [(name, typography(block)) for name, block in blocks if typography(block)] == []


def test_bare_words_are_seen_in_text_and_in_what_is_read_aloud():
    page = '{% load i18n %}<p title="Close">{% translate "Save" %} it, {{ name }}</p>'

    assert bare_words(page) == {"Close", "it"}


def bare_words(template: str) -> set[str]:
    """The words of a template that stand outside its instructions."""
    rest = template
    for silent in (STYLE, TRANSLATED, COMMENTED, CLASS_NAMES, INSTRUCTION):
        rest = silent.sub(" ", rest)
    spoken = SPOKEN_ATTRIBUTE.findall(rest)
    return set(WORD.findall(ENTITY.sub(" ", " ".join([SLOT.sub(" ", TAG.sub(" ", rest)), *spoken]))))
