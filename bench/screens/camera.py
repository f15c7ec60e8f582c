"""A browser that walks through the newsroom and takes its pictures."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from accounts.models import User
from accounts.preferences import speak
from bench.screens.pages import PICTURES, set_scene
from bench.screens.picture import READER, Picture

WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "fr")
HEIGHT = 900
PATIENCE_MS = 60_000
PASSWORD = "newsroom-demo"
#: Pictures below the fold wait for readers who scroll.
LOADED = "all => Promise.all(all.map(img => { img.loading = 'eager'; return img.decode().catch(() => 0) }))"


def take_all(
    browser: Browser,
    site: str,
    folder: Path,
    *,
    names: Iterable[str] = (),
    widths: Iterable[int] = WIDTHS,
    schemes: Iterable[str] = SCHEMES,
    languages: Iterable[str] = LANGUAGES,
) -> Iterator[Path]:
    """Each picture as it is taken: every page, or those named, at every width, in every light and language."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [picture for picture in PICTURES if not names or picture.name in names]
    for language in languages:
        scene = set_scene(language)
        for person in User.objects.filter(email__in=[address_of(picture.who) for picture in wanted]):
            speak(language, actor=person)
        for scheme in schemes:
            rooms = Rooms(browser, site, scheme)
            for picture in wanted:
                for width in widths:
                    page = rooms.page_of(picture, width)
                    page.goto(picture.address(scene))
                    settle(page)
                    path = folder / f"{picture.name}-{width}-{scheme}-{language}.png"
                    page.screenshot(path=path, full_page=True)
                    page.close()
                    yield path
            rooms.close()


class Rooms:
    """A window a person, each signed in once; readers are nobody."""

    def __init__(self, browser: Browser, site: str, scheme: str) -> None:
        self.browser, self.site, self.scheme = browser, site, scheme
        self.contexts: dict[str, BrowserContext] = {}

    def page_of(self, picture: Picture, width: int) -> Page:
        if picture.who not in self.contexts:
            self.contexts[picture.who] = self._enter(picture.who)
        page = self.contexts[picture.who].new_page()
        page.set_viewport_size({"width": width, "height": HEIGHT})
        return page

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()

    def _enter(self, who: str) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.site, color_scheme=self.scheme, reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE_MS)
        if who != READER:
            page = context.new_page()
            page.goto("/accounts/login/")
            page.fill("input[name=login]", address_of(who))
            page.fill("input[name=password]", PASSWORD)
            page.locator("form:has(input[name=password]) button[type=submit]").click()
            page.wait_for_url(lambda url: "/accounts/login" not in url)
            page.close()
        return context


def address_of(who: str) -> str:
    return f"{who}@newsroom.test"


def settle(page: Page) -> None:
    """What loads has loaded: pictures below the fold, the editor where there is one, and what is framed."""
    page.eval_on_selector_all("img", LOADED)
    page.wait_for_load_state("networkidle")
    if page.locator("#id_body").count():
        page.frame_locator("iframe.cke_wysiwyg_frame").locator("body.cke_editable").wait_for()
