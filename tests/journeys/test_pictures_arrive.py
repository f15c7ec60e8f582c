"""Forty files of a camera's size dropped at once: all arrive or say why not, whatever is killed on the way."""

import hashlib
import os
import signal
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import IntegrityError
from PIL import Image
from playwright.sync_api import Page

from pictures.models import Picture
from tests.chromium import QUIET
from tests.journeys.test_desk_axe import complaints
from tests.pictures.media.recordings import a_pdf, a_wav
from tests.pictures.paintings import a_painting, as_file
from tests.site import wait_until

SIZE = (3000, 2000)
GOOD = 35
#: The first painting on the card: no other journey sends one that looks like these.
FIRST = 4000
PATIENCE_MS = 180_000


@pytest.fixture(scope="module")
def camera(tmp_path_factory) -> Path:
    """A card with forty files: thirty-five pictures, one of them twice, one cut short, and three that are none."""
    card = tmp_path_factory.mktemp("card")
    grain = Image.effect_noise(SIZE, 90).convert("RGB")
    for number in range(GOOD):
        picture = Image.blend(a_painting(FIRST + number).resize(SIZE), grain, 0.2)
        (card / f"DSC_{number:04}.jpg").write_bytes(as_file(picture, quality=93))
    first = (card / "DSC_0000.jpg").read_bytes()
    (card / "DSC_0100.jpg").write_bytes(first)
    (card / "DSC_0101.jpg").write_bytes((card / "DSC_0001.jpg").read_bytes()[: len(first) // 3])
    (card / "IMG_0102.heic").write_bytes(
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(2_000_000)
    )
    (card / "plan.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
    (card / "notes.jpg").write_bytes(b"Call the harbour master back.")
    return card


@pytest.fixture
def empty_library(newsroom):
    """What earlier tests of this run sent is not there; and nobody goes on drawing it when the test is over."""
    sent = Picture.objects.filter(file_name__regex=r"^(DSC_0|IMG_0)")

    def are_gone() -> bool:
        # A worker may add one more drawing of a picture just when it is to go.
        with suppress(IntegrityError):
            sent.delete()
        return not sent.exists()

    wait_until(are_gone, "What was sent could not be taken away.")
    yield newsroom
    wait_until(are_gone, "What was sent could not be taken away.")


def drop(page: Page, card: Path) -> None:
    page.set_input_files("#arrive-files", sorted(str(file) for file in card.iterdir()))


def wait_until_finished(page: Page) -> Counter:
    """How many lines stand in each state, once none is on its way."""
    busy = (
        "[data-arrivals] li:is([data-state=waits], [data-state=looks], [data-state=goes], [data-state=reads])"
    )
    page.locator("[data-arrivals] li").first.wait_for()
    page.locator(busy).first.wait_for(state="detached", timeout=PATIENCE_MS)
    for _more in range(100):
        if not page.locator(busy).count():
            break
        page.locator(busy).first.wait_for(state="detached", timeout=PATIENCE_MS)
    return states(page)


def states(page: Page) -> Counter:
    lines = page.locator("[data-arrivals] li")
    return Counter(lines.evaluate_all("lines => lines.map((line) => line.dataset.state)"))


def whole_pictures(site) -> int:
    """How many of the card's pictures the library has; each with every byte of its original."""
    originals = FileSystemStorage(location=site.folder / "originals")
    rows = Picture.objects.filter(file_name__startswith="DSC_")
    for picture in rows:
        with originals.open(picture.key) as file:
            assert hashlib.sha256(file.read()).hexdigest() == picture.content_hash
    return rows.count()


def test_forty_files_dropped_at_once_all_arrive_or_say_why_not(empty_library, camera, window, sign_in):
    page = window()
    sign_in(page, "nora")
    page.goto("/desk/pictures/arrive/")
    assert len(list(camera.iterdir())) == 40

    drop(page, camera)
    page.locator("[data-arrivals] li[data-state=here]").first.wait_for()
    # The page stays usable while the others are on their way.
    page.locator(".person-menu summary").click()
    assert page.locator(".person-panel").is_visible()
    page.locator(".person-menu summary").click()
    told = wait_until_finished(page)

    assert told == {"here": GOOD, "double": 1, "refused": 4}
    silent = page.locator("[data-state=refused] .arrival-why:empty, [data-state=double] .arrival-why:empty")
    assert silent.count() == 0
    assert whole_pictures(empty_library) == GOOD


def test_a_killed_web_server_costs_no_file(empty_library, camera, window, sign_in):
    page = window()
    sign_in(page, "nora")
    page.goto("/desk/pictures/arrive/")
    drop(page, camera)
    page.locator("[data-arrivals] li[data-state=here]").nth(4).wait_for()

    empty_library.kill("web")
    some = whole_pictures(empty_library)
    empty_library.open("web")
    told = wait_until_finished(page)
    if told["stopped"]:
        page.locator("[data-again-all]").click()
        told = wait_until_finished(page)

    assert some < GOOD
    # A file whose answer died with the server had arrived: it is then told as here already.
    assert told["here"] + told["double"] == GOOD + 1
    assert told["refused"] == 4
    assert whole_pictures(empty_library) == GOOD


def test_a_killed_browser_leaves_no_half_picture_and_the_same_folder_sends_only_the_rest(
    empty_library, camera, playing, chromium, tmp_path, window, sign_in
):
    profile = str(tmp_path / "profile")
    own = playing.chromium.launch_persistent_context(
        profile, executable_path=chromium, args=QUIET, base_url=empty_library.url
    )
    page = sign_in(own.new_page(), "nora")
    page.goto("/desk/pictures/arrive/")
    drop(page, camera)
    page.locator("[data-arrivals] li[data-state=here]").nth(4).wait_for()

    kill_browser_of(profile)
    before = whole_pictures(empty_library)
    page = window()
    sign_in(page, "nora")
    page.goto("/desk/pictures/arrive/")
    drop(page, camera)
    told = wait_until_finished(page)

    assert 0 < before < GOOD
    assert told["double"] >= before
    assert told["here"] + told["double"] == GOOD + 1
    assert whole_pictures(empty_library) == GOOD


def test_a_page_that_was_closed_says_what_had_not_arrived(empty_library, camera, window, sign_in):
    page = window()
    sign_in(page, "nora")
    page.goto("/desk/pictures/arrive/")
    page.on("dialog", lambda dialog: dialog.accept())
    drop(page, camera)
    page.locator("[data-arrivals] li[data-state=here]").nth(4).wait_for()

    page.reload()
    left = states(page)

    assert left["here"] >= 5
    assert left["forgotten"] > 0
    assert page.locator("[data-unfinished]").is_visible()
    drop(page, camera)
    told = wait_until_finished(page)
    assert told["forgotten"] == 0
    assert told["here"] + told["double"] == GOOD + 1
    assert page.locator("[data-arrivals] li").count() == 40


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_library(newsroom, window, sign_in, scheme, width):
    page = window(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    sign_in(page, "nora")
    found = {}
    for path in (
        "/desk/pictures/",
        "/desk/pictures/?q=zzzz",
        "/desk/pictures/arrive/",
        "/desk/pictures/collections/",
    ):
        page.goto(path)
        found[path] = complaints(page)

    assert {path: said for path, said in found.items() if said} == {}


def kill_browser_of(profile: str) -> None:
    """SIGKILL to every process of the browser that this test started with this profile."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if f"--user-data-dir={profile}" in command:
            try:
                os.kill(int(process.name), signal.SIGKILL)
            except ProcessLookupError:
                continue


def test_sound_and_a_document_dropped_among_pictures_go_to_their_own_room(
    empty_library, window, sign_in, tmp_path
):
    card = tmp_path / "card"
    card.mkdir()
    (card / "DSC_0900.jpg").write_bytes(as_file(a_painting(900)))
    (card / "interview.wav").write_bytes(a_wav(number=900))
    (card / "report.pdf").write_bytes(a_pdf("Dropped among pictures"))
    page = window()
    sign_in(page, "nora")
    page.goto("/desk/pictures/arrive/")

    drop(page, card)

    assert wait_until_finished(page) == {"here": 3}
    page.locator("[data-arrivals] li", has_text="report.pdf").locator("[data-open-picture]").click()
    page.wait_for_url("**/desk/pictures/files/*/")
