"""The nginx of deploy/ hands out kept pages with the headers the newsroom gives them, and passes everything else on."""

import re

from csp.utils import build_policy
from django.conf import settings

from articles.reader.press.setting import PLAIN
from newsroom import policy
from newsroom.env import BASE_DIR
from newsroom.pressed.page import ENDINGS

CONFIGURATION = (BASE_DIR / "deploy" / "nginx.conf").read_text()
TYPE = r'^ {8}"(\S+); charset=utf-8" +(\w+)'
HEADERS = (BASE_DIR / "deploy" / "plain-headers.conf").read_text()


def test_it_says_of_every_plain_page_what_the_newsroom_says():
    said = dict(re.findall(r'^add_header (\S+) "([^"]+)";', HEADERS, re.MULTILINE))

    assert {name: said[name] for name in PLAIN} == PLAIN
    assert directives(said["Content-Security-Policy"]) == directives(build_policy())
    assert directives(build_policy()) == dict(policy.STRICT["DIRECTIVES"].items())


def test_it_looks_for_every_ending_and_knows_its_type():
    looked_for = re.findall(r"\+/index\.(\w+)", CONFIGURATION)

    assert sorted(looked_for) == sorted(ENDINGS.values())
    types = {ending: kind for kind, ending in re.findall(TYPE, CONFIGURATION, re.MULTILINE)}
    assert {ending: types[ending] for ending in ENDINGS.values()} == {
        end: kind for kind, end in ENDINGS.items()
    }


def test_its_default_edition_is_the_newsroom_s():
    assert f'default   "{settings.LANGUAGE_CODE}";' in CONFIGURATION


def directives(said: str) -> dict[str, list[str]]:
    return {each.split()[0]: each.split()[1:] for each in said.split(";") if each.strip()}
