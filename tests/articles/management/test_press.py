"""The command that presses pages, as somebody runs it at a terminal."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from tests.articles.newsstand import published

pytestmark = pytest.mark.django_db(transaction=True)


def test_pressing_everything_says_how_far_it_is_and_when_it_is_done(cast, settings, tmp_path):
    settings.PAGES_DIR = tmp_path
    published(cast)
    said = StringIO()

    call_command("press", "--all", "--once", stdout=said)

    count = int(re.search(r"(\d+) pages are pressed anew", said.getvalue())[1])
    assert f"{count} pages are pressed, in " in said.getvalue()
    assert list(tmp_path.rglob("index.html"))
