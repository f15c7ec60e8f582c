"""No text anybody saves runs on the desk or on the reader's page, with either of the two walls taken away.

Behind NEWSROOM_CORPORA lie some nine thousand public payloads: a seeded part of them here, all in `make xss`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest

from accounts.models import User
from articles.actions import content_rules, drafting, moving
from articles.models import Article, Author, LiveStory, Section
from articles.pages.links import story_url
from articles.text.content import Content, Note
from articles.text.sanitise import sanitise
from articles.workflow.transitions import Move
from tests.journeys.hostile import OWN, SEED, TRACES, Watch, WayOut, culprits, poke, sampled, visit

BATCH = 200

#: A page may send its reader away by this, and no policy forbids it: only the sanitiser does.
BEYOND_POLICY = "http-equiv"


@pytest.fixture
def watched(window) -> Iterator[Callable]:
    """Opens a window under watch; `policy=False` takes the content security policy away."""
    with WayOut() as way_out:

        def open_watched(*, policy: bool):
            page = window(bypass_csp=not policy, proxy=way_out.proxy)
            return page, Watch(page.context, way_out)

        yield open_watched


@pytest.fixture
def desk_of(newsroom) -> Callable[[str], User]:
    return lambda name: User.objects.get(email=f"{name}@newsroom.test")


@pytest.fixture
def publish(newsroom, desk_of) -> Callable[[Content], Article]:
    """A story with this content is out, saved by rita, approved and published by ed."""

    def out(content: Content) -> Article:
        article = drafting.create(actor=desk_of("rita"), content=content)
        moving.move(article.pk, Move.SUBMIT, actor=desk_of("rita"))
        head = Article.objects.select_related("head").get(pk=article.pk).head
        seen = {"revision_id": head.pk, "content_hash": head.content_hash}
        moving.move(article.pk, Move.APPROVE, actor=desk_of("ed"), **seen)
        return moving.move(article.pk, Move.PUBLISH, actor=desk_of("ed"))

    return out


def whole(body: str, *, text: str = "Text") -> Content:
    """A complete story; `text` stands in every field that is a line of words."""
    line = text.replace("\n", " ")[:110]
    return Content(
        language="en",
        section_id=Section.objects.get(slug_en="politics").pk,
        headline=line or "Text",
        kicker=line,
        standfirst=text or "Text",
        dateline=line,
        body=f"<p>First.</p>{body}",
        byline_ids=(Author.objects.order_by("pk").first().pk,),
        seo_title=line,
        seo_description=text[:300],
        notes=(Note(id=1, kind="update", text=text or "Text"),),
    )


def test_the_canary_sings_when_both_walls_are_gone(publish, watched):
    story = publish(whole("<p>Second.</p>"))
    LiveStory.objects.filter(pk=story.pk).update(
        body="<img src=x onerror=alert(1)><img src=//evil.example/pixel.gif>"
    )
    page, watch = watched(policy=False)

    page.goto(address_of(story))
    poke(page)

    assert watch.take() == ["canary sang: alert", "GET http://evil.example/pixel.gif"]


@pytest.mark.parametrize("texts", [OWN, sampled()], ids=["our own", f"public, SEED={SEED}"])
def test_nothing_saved_runs_while_the_sanitiser_alone_stands(texts, publish, watched, sign_in):
    page, watch = watched(policy=False)
    sign_in(page, "ed")

    def happens(batch: list[str]) -> list[str]:
        story = publish(whole("".join(map(sanitise, batch)), text=batch[0]))
        return [*show(page, story), *watch.take()]

    guilty = {}
    for start in range(0, len(texts), BATCH):
        guilty |= culprits(texts[start : start + BATCH], happens)

    assert guilty == {}


@pytest.mark.parametrize("texts", [OWN, sampled()], ids=["our own", f"public, SEED={SEED}"])
def test_nothing_stored_runs_for_readers_while_the_policy_alone_stands(texts, publish, watched):
    story = publish(whole("<p>Second.</p>"))
    page, watch = watched(policy=True)
    guilty = {}

    for text in texts:
        LiveStory.objects.filter(pk=story.pk).update(body=text)
        visit(page, address_of(story))
        poke(page)
        seen = watch.take()
        if seen and not (BEYOND_POLICY in text and not any("canary" in what for what in seen)):
            guilty[text] = seen

    assert guilty == {}


def test_nothing_stored_runs_on_the_desk_while_the_policy_alone_stands(
    desk_of, newsroom, watched, sign_in, monkeypatch
):
    monkeypatch.setattr(content_rules, "sanitise", lambda html: html)
    rita = desk_of("rita")
    article = drafting.create(actor=rita, content=whole("<p>Second.</p>"))
    page, watch = watched(policy=True)
    sign_in(page, "ed")
    guilty = {}

    def happens(texts: list[str], *where: str) -> list[str]:
        head = Article.objects.select_related("head").get(pk=article.pk).head
        drafting.save(
            article.pk, base=head.pk, content=replace(head.content(), body="".join(texts)), actor=rita
        )
        for name in where:
            visit(page, f"/desk/articles/{article.pk}/{name}/")
            poke(page)
        return watch.take()

    for text in OWN:
        if seen := happens([text], "preview"):
            guilty[text] = seen
    for start in range(0, len(OWN), 10):
        if seen := happens(OWN[start : start + 10], "edit"):
            guilty[f"edited: {OWN[start]} ..."] = seen

    assert guilty == {}


@pytest.mark.parametrize("texts", [OWN, sampled()[:100]], ids=["our own", f"public, SEED={SEED}"])
def test_nothing_in_an_address_runs(texts, watched):
    page, watch = watched(policy=False)
    guilty = {}

    for text in texts:
        hostile = quote(text.encode(), safe="")
        for address in (
            f"/search/?q={hostile}&section={hostile}&from={hostile}",
            f"/latest/?before={hostile}",
        ):
            page.goto(address)
        poke(page)
        if seen := [*watch.take(), *page.evaluate(TRACES)]:
            guilty[text] = seen

    assert guilty == {}


def show(page, story: Article) -> list[str]:
    """Traces of anything that could run, on the reader's pages and on the desk's; every element was poked."""
    found = []
    addresses = [address_of(story), "/en/", "/en/latest/", f"/desk/articles/{story.pk}/history/"]
    for address in [*addresses, f"/desk/articles/{story.pk}/preview/", f"/desk/articles/{story.pk}/edit/"]:
        page.goto(address)
        if address.endswith("/edit/"):
            page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").wait_for()
        poke(page)
        found += page.evaluate(TRACES)
    return found


def address_of(story: Article) -> str:
    return story_url(LiveStory.objects.get(pk=story.pk))
