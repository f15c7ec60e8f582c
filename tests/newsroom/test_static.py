"""What the editor's wheel ships and nobody should meet has no address."""

import pytest
from django.core.management import call_command
from django.test import override_settings


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The names of all collected files, as production would serve them."""
    root = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=str(root)):
        call_command("collectstatic", interactive=False, verbosity=0)
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def test_the_editor_itself_is_there(collected):
    assert "ckeditor/ckeditor/ckeditor.js" in collected
    assert {"ckeditor/ckeditor/lang/fr.js", "ckeditor/ckeditor/lang/en.js"} <= collected


def test_no_page_of_the_editors_wheel_is_served(collected):
    assert [
        name for name in collected if name.startswith("ckeditor/") and name.endswith((".html", ".htm"))
    ] == []


@pytest.mark.parametrize("plugin", ["exportpdf", "preview", "scayt", "wsc"])
def test_plugins_that_talk_to_strangers_are_not_served(collected, plugin):
    assert [name for name in collected if f"/plugins/{plugin}/" in name] == []
