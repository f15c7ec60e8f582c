"""What a French sentence owes to its English one, and to French typography.

The rules are those of the Imprimerie nationale: a thin no-break space (U+202F) before ; ! and ?, a no-break space
(U+00A0) before a colon and inside « », typographic apostrophes, no English quotation marks.
"""

import re

PLACEHOLDER = re.compile(r"%\(\w+\)[-+ #0-9.]*[a-z]|%[-+#0-9.]*[sd]|%%|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
ENTITY = re.compile(r"&#?\w+;")
THIN, WIDE = "\u202f", "\u00a0"

#: What must not be found in the words of a sentence, and what to say of it.
TYPOGRAPHY = (
    (re.compile(rf"[^{THIN}!?](?=[;!?])"), "write U+202F before ; ! and ?"),
    (re.compile(rf"(?<![{WIDE}\d]):|(?<=\d):(?!\d)"), "write U+00A0 before a colon"),
    (re.compile(rf"«(?!{WIDE})|(?<!{WIDE})»"), "write U+00A0 inside « »"),
    (re.compile(r"'"), "write ’, not a straight apostrophe"),
    (re.compile(r"[\"“”]"), "write « », not English quotation marks"),
    (re.compile(r"\.\.\."), "write …, not three points"),
    (re.compile(rf"^\s*$|[ {WIDE}]{{2}}"), "write words, one space apart"),
)


def faults(english: tuple[str, ...], french: tuple[str, ...]) -> list[str]:
    """What is wrong with the French of a sentence, in words; both are given in all their plural forms."""
    found = [_unlike(english, form) for form in french]
    return sorted(
        {fault for form in found for fault in form} | {f for form in french for f in typography(form)}
    )


def typography(french: str) -> list[str]:
    """Each rule of French typography that the sentence breaks."""
    words = ENTITY.sub("", TAG.sub("", PLACEHOLDER.sub("x", french)))
    return [rule for pattern, rule in TYPOGRAPHY if pattern.search(words)]


def _unlike(english: tuple[str, ...], form: str) -> list[str]:
    complaints = []
    if set(PLACEHOLDER.findall(form)) not in [set(PLACEHOLDER.findall(each)) for each in english]:
        complaints.append("its placeholders are not those of the English")
    if sorted(TAG.findall(form)) != sorted(TAG.findall(english[-1])):
        complaints.append("its tags are not those of the English")
    return complaints
