"""Every published advisory about CKEditor 4 is closed here: by what is not there, by its settings, or by two filters.

The list is the editor's own change log with the CVE numbers given to it, and those published since its last release
in the open. What runs in the editor is tried in Chromium with the content security policy off.
"""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from articles.text.sanitise import sanitise
from tests.articles.text.cleanliness import faults
from tests.journeys.conftest import PASSWORD
from tests.journeys.hostile import Watch, WayOut, poke
from tests.site import status_of

EDITOR = "/static/ckeditor/ckeditor"

#: Advisory and file: pages of the editor's wheel that would answer if they were served.
FILES = [
    ("4.0.1.1 the PHP sample", "samples/sample_posteddata.php"),
    ("4.0.1.1 the PHP sample", "samples/old/assets/posteddata.php"),
    ("CVE-2014-5191 preview", "plugins/preview/preview.html"),
    ("CVE-2020-9440 spell checker's dialog", "plugins/wsc/dialogs/ciframe.html"),
    ("CVE-2020-9440 spell checker's dialog", "plugins/wsc/dialogs/tmpFrameset.html"),
    ("CVE-2023-4771 the AJAX sample", "samples/old/ajax.html"),
    ("CVE-2024-24816 samples with preview", "samples/index.html"),
    ("CVE-2024-24816 samples with preview", "plugins/preview/plugin.js"),
    ("CVE-2024-43407 GeSHi", "plugins/codesnippetgeshi/lib/geshi/geshi.php"),
]

#: Advisory and the plugin it lies in: none of them is loaded.
PLUGINS = [
    ("CVE-2014-5191", "preview"),
    ("CVE-2018-9861", "image2"),
    ("CVE-2020-9440", "wsc"),
    ("CVE-2020-9440", "scayt"),
    ("CVE-2020-27193", "colorbutton"),
    ("CVE-2020-27193", "colordialog"),
    ("CVE-2021-32808", "uploadwidget"),
    ("CVE-2023-28439", "iframe"),
    ("CVE-2023-28439", "embed"),
    ("CVE-2023-28439", "embedsemantic"),
    ("CVE-2024-24816", "preview"),
    ("CVE-2024-43407", "codesnippetgeshi"),
    ("4.11 and 4.14: only by way of the source view", "sourcearea"),
]

#: Advisory and a text of its kind: put in as data and as a paste.
TEXTS = [
    ("4.4.6 parser", "<p><!-- x --><a href=\"javascript:alert(1)\" onclick='alert(1)'>a</a></p>"),
    ("4.4.8 parser", "<p><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script></p>"),
    ("CVE-2014-5191", "<p onmouseover='alert(1)'>a</p><script>alert(1)</script>"),
    ("CVE-2018-9861", "<img src='x' alt='\"><img src=x onerror=alert(1)>' class='cke_widget_inline'>"),
    ("CVE-2018-17960", '<iframe name="x" src="data:text/html,<script>alert(1)</script>"></iframe>'),
    ("CVE-2018-17960", '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'),
    ("CVE-2020-9281", "<!--{cke_protected}%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E--><p>a</p>"),
    ("CVE-2020-9281", "<p data-cke-pa-onclick='alert(1)' data-cke-filler=1>a</p>"),
    ("CVE-2020-27193", '<p style="color:&quot;><img src=x onerror=alert(1)>">a</p>'),
    (
        "CVE-2021-32808",
        "<span class='cke_widget_wrapper' data-cke-display-name='<img src=x onerror=alert(1)>'>a</span>",
    ),
    ("CVE-2021-32809", "<p>a</p><!--StartFragment--><img src=x onerror=alert(1)><!--EndFragment-->"),
    ("CVE-2021-33829", "<!-- a --!><img src=x onerror=alert(1)>--><p>a</p>"),
    (
        "CVE-2021-37695",
        "<img data-cke-realelement='%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E' data-cke-real-node-type='1'>",
    ),
    ("CVE-2021-41164", "<svg><style>/*</style><img src=x onerror=alert(1)>*/</style></svg>"),
    ("CVE-2021-41165", "<!--><img src=x onerror=alert(1)>--><!-- <!--> <img src=x onerror=alert(1)> -->"),
    ("CVE-2022-24728", "<math><mi><style><!--</style><img src=x onerror=alert(1)>--></style></mi></math>"),
    ("CVE-2022-24728", '<textarea><p title="</textarea><img src=x onerror=alert(1)>"></textarea>'),
    (
        "CVE-2023-28439",
        "<iframe src='javascript:alert(1)'></iframe><div data-oembed-url='javascript:alert(1)'>a</div>",
    ),
    ("CVE-2024-24815", "<style><![CDATA[</style><img src=x onerror=alert(1)>]]></style>"),
    ("CVE-2024-24815", "<script><![CDATA[</script><img src=x onerror=alert(1)>]]></script>"),
    ("CVE-2024-24816", '<p>></p><p><a href="javascript:alert(1)">a</a></p><p> </p>'),
]

#: Advisory and text that once took the editor's regular expressions minutes.
SLOW = [
    ("CVE-2021-26271 styles", "style: " + "a:" * 30_000),
    ("CVE-2021-26272 addresses", "http://" + "a." * 30_000 + " "),
    ("CVE-2021-26272 addresses", "www." + "@" * 30_000),
    ("CVE-2022-24729 lengths", "1" * 5_000 + "p"),
]


@pytest.fixture(scope="module")
def editor(browser, site) -> Iterator[tuple[Page, Watch]]:
    """A new story's editor, opened by rita with the content security policy off, and watched."""
    with WayOut() as way_out:
        context = browser.new_context(base_url=site.url, bypass_csp=True, proxy=way_out.proxy)
        watch, page = Watch(context, way_out), context.new_page()
        page.goto("/accounts/login/?next=/desk/articles/new/")
        page.fill("input[name=login]", "rita@newsroom.test")
        page.fill("input[name=password]", PASSWORD)
        page.locator("form:has(input[name=password]) button[type=submit]").click()
        page.frame_locator("iframe.cke_wysiwyg_frame").locator("body.cke_editable").wait_for()
        yield page, watch
        context.close()


@pytest.mark.parametrize(("advisory", "file"), FILES)
def test_the_file_is_not_served(advisory, file, site):
    assert status_of(f"{site.url}{EDITOR}/{file}") == 404


def test_the_editor_itself_is_served(site):
    assert status_of(f"{site.url}{EDITOR}/ckeditor.js") == 200


@pytest.mark.parametrize(("advisory", "plugin"), PLUGINS)
def test_the_plugin_is_not_loaded(advisory, plugin, editor):
    page, _watch = editor

    assert plugin not in page.evaluate("Object.keys(CKEDITOR.instances.id_body.plugins)")


def test_the_editor_asks_nobody_whether_it_is_old(editor):
    """CVE-2024-43411: who owns the address of the version check could answer with a script."""
    page, watch = editor

    assert page.evaluate("CKEDITOR.instances.id_body.config.versionCheck") is False
    assert watch.take() == []


def test_no_setting_lets_whole_pages_scripts_or_styles_in(editor):
    """CVE-2024-24815 needs one of these."""
    page, _watch = editor
    config = page.evaluate(
        "(({allowedContent, extraAllowedContent, fullPage}) => ({allowedContent, extraAllowedContent, fullPage}))"
        "(CKEDITOR.instances.id_body.config)"
    )

    assert isinstance(config["allowedContent"], str)
    assert "script" not in config["allowedContent"]
    assert "style" not in config["allowedContent"]
    assert not config.get("extraAllowedContent")
    assert not config.get("fullPage")


@pytest.mark.parametrize("way", ["setData", "insertHtml", "paste"])
@pytest.mark.parametrize(("advisory", "text"), TEXTS)
def test_the_text_neither_runs_nor_is_kept(advisory, text, way, editor):
    page, watch = editor
    page.evaluate("() => CKEDITOR.instances.id_body.setData('')")

    page.evaluate(PUT[way], text)
    page.wait_for_timeout(30)
    poke(page)
    kept = page.evaluate("() => CKEDITOR.instances.id_body.getData()")

    assert watch.take() == []
    assert faults(sanitise(kept)) == []


PUT = {
    "setData": "text => CKEDITOR.instances.id_body.setData(text)",
    "insertHtml": "text => CKEDITOR.instances.id_body.insertHtml(text)",
    "paste": """text => CKEDITOR.instances.id_body.fire("paste", {
        type: "html", method: "paste", dataValue: text, dataTransfer: new CKEDITOR.plugins.clipboard.dataTransfer()
    })""",
}


#: Seconds. What these texts once set off ran for minutes; the rest is a busy machine.
PATIENCE = 60


@pytest.mark.parametrize(("advisory", "text"), SLOW)
def test_no_text_freezes_the_editor(advisory, text, editor):
    page, _watch = editor
    page.evaluate("() => CKEDITOR.instances.id_body.setData('')")
    begun = time.monotonic()

    page.evaluate("text => CKEDITOR.instances.id_body.insertText(text)", text)
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").press("Enter")
    page.evaluate("text => CKEDITOR.tools.parseCssText?.(text)", text)
    page.evaluate("text => CKEDITOR.dialog?.validate?.htmlLength?.('')?.call({getValue: () => text})", text)

    assert time.monotonic() - begun < PATIENCE


def test_no_link_opens_a_window_that_can_steer_this_one():
    """4.5.11: a link's target is not ours to choose, and is not kept."""
    assert sanitise('<p><a href="https://a.example/" target="_blank">a</a></p>') == (
        '<p><a href="https://a.example/">a</a></p>'
    )
