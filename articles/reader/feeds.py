"""RSS 2.0, Atom and JSON Feed of every list, from the same entries."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from articles.models import LiveStory
from articles.models.listed import stories_of
from articles.pages import links, surrogates
from articles.pages.bylines import signed_by
from articles.pages.paper import Paper
from articles.pages.shared_pictures import SharedPicture, shared_picture
from articles.reader import queries
from articles.reader.answers import keyed, reader_view
from articles.reader.views.lists import section_named
from articles.reader.xml import speakable
from newsroom.clock import newsroom_now

PER_FEED = 30
# Last-Modified counts in seconds: within the same one a second change would go unseen.
SETTLED = timedelta(seconds=2)


@dataclass(frozen=True)
class List:
    """What a feed is of: its name, its page's address and its newest stories."""

    name: str
    path: str
    about: str
    stories: Sequence[LiveStory]


def of_site(paper: Paper) -> List:
    about = _("The newest stories of %(site)s.") % {"site": settings.SITE_NAME}
    front, key = links.front_url(paper.edition), surrogates.of_latest(paper.edition)
    return _list(paper, settings.SITE_NAME, front, about, queries.live_in(paper.edition), key)


def of_section(paper: Paper, section: str, subsection: str = "") -> List:
    found = section_named(paper, section, subsection)
    stories = queries.live_under(paper.edition, found)
    name = found.name(paper.edition)
    key = surrogates.of_section(found.pk, paper.edition)
    return _list(paper, _titled(name), links.section_url(found, paper.edition), name, stories, key)


def of_topic(paper: Paper, slug: str) -> List:
    found = queries.topic_named(paper.edition, slug)
    stories = queries.about(found, paper.edition) if found else LiveStory.objects.none()
    return _peopled(
        paper,
        found,
        links.topic_url(slug, paper.edition),
        lambda: found.intro or found.name,
        stories,
        surrogates.of_topic,
    )


def of_author(paper: Paper, slug: str) -> List:
    found = queries.author_named(slug)
    stories = queries.signed_by(found, paper.edition) if found else LiveStory.objects.none()
    return _peopled(
        paper,
        found,
        links.author_url(slug, paper.edition),
        lambda: found.bio(paper.edition) or found.name,
        stories,
        lambda pk: surrogates.of_author(pk, paper.edition),
    )


def _peopled(
    paper: Paper, found, path: str, about: Callable[[], str], stories, key: Callable[[int], str]
) -> List:
    """The list of a topic or an author; one without live stories is unknown to readers."""
    if found is None:
        raise Http404
    made = _list(paper, _titled(found.name), path, about(), stories, key(found.pk))
    if not made.stories:
        raise Http404
    return made


def _list(paper: Paper, name: str, path: str, about: str, stories, key: str) -> List:
    found = stories_of(stories.newest_first().for_lists()[:PER_FEED])
    paper.shows(key, *(surrogates.of_story(live.article_id) for live in found))
    return List(name, path, about, found)


def _titled(name: str) -> str:
    return f"{name} · {settings.SITE_NAME}"


def feed_view(reads: Callable[..., List], written: Callable[[List, Paper, str], HttpResponse]):
    """The view of one list in one format; dated by the publication log, so that a withdrawal shows too."""

    def feed(request: HttpRequest, edition: str, **named: str) -> HttpResponse:
        last = queries.last_publication_at()
        paper = Paper.open(edition)
        response = written(reads(paper, **named), paper, request.path)
        if last and newsroom_now() - last > SETTLED:
            response.modified_at = last
            response.headers["Last-Modified"] = f"{last:%a, %d %b %Y %H:%M:%S} GMT"
        return keyed(response, paper.keys)

    return reader_view(feed)


class Dated(SyndicationFeed):
    """A feed without stories changed when nothing ever did, not whenever it is asked for."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else datetime.fromtimestamp(0, UTC)


class DatedAtom(Dated, Atom1Feed):
    pass


class PicturedRss(Dated, Rss201rev2Feed):
    """RSS 2.0 with the lead picture of each story as Media RSS says it: https://www.rssboard.org/media-rss."""

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {"xmlns:media": "http://search.yahoo.com/mrss/"}

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        picture: SharedPicture | None = item["picture"]
        if picture is None:
            return
        drawn = picture.drawn("wide")
        size = {"width": str(drawn.width), "height": str(drawn.height)}
        said = {"url": drawn.address, "medium": "image", "type": "image/jpeg"}
        handler.startElement("media:content", said | size)
        for name, text in (("credit", picture.lead["credit"]), ("description", picture.lead["caption"])):
            if text:
                handler.addQuickElement(f"media:{name}", speakable(text))
        handler.endElement("media:content")


def as_rss(what: List, paper: Paper, path: str) -> HttpResponse:
    return _written(PicturedRss, what, paper, path, "application/rss+xml; charset=utf-8")


def as_atom(what: List, paper: Paper, path: str) -> HttpResponse:
    return _written(DatedAtom, what, paper, path, "application/atom+xml; charset=utf-8")


def as_json(what: List, paper: Paper, path: str) -> HttpResponse:
    """JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": what.name,
        "description": what.about,
        "home_page_url": links.absolute(what.path),
        "feed_url": links.absolute(path),
        "language": paper.edition,
        "authors": [{"name": settings.SITE_NAME, "url": links.absolute("/")}],
        "items": [_json_item(live, paper) for live in what.stories],
    }
    body = json.dumps(feed, ensure_ascii=False, indent=1)
    return HttpResponse(body, content_type="application/feed+json; charset=utf-8")


def entry_id(live: LiveStory) -> str:
    """The same for a story for ever, whatever becomes of its address."""
    return uuid5(NAMESPACE_URL, f"{settings.SITE_URL}#story-{live.article_id}").urn


def _written(
    kind: type[SyndicationFeed], what: List, paper: Paper, path: str, media_type: str
) -> HttpResponse:
    feed = kind(
        title=speakable(what.name),
        link=links.absolute(what.path),
        description=speakable(what.about),
        language=paper.edition,
        feed_url=links.absolute(path),
        feed_guid=links.absolute(path),
        author_name=settings.SITE_NAME,
    )
    for live in what.stories:
        feed.add_item(
            title=speakable(live.headline),
            link=links.absolute(links.story_url(live)),
            description=speakable(live.standfirst),
            unique_id=entry_id(live),
            unique_id_is_permalink=False,
            author_name=speakable(signed_by([person["name"] for person in live.bylines]))
            or settings.SITE_NAME,
            pubdate=live.first_published_at,
            updateddate=live.updated_at,
            picture=shared_picture(live.lead, live.pictures),
            categories=[speakable(tag) for tag in _tags(live, paper)],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=media_type)


def _json_item(live: LiveStory, paper: Paper) -> dict:
    picture = shared_picture(live.lead, live.pictures)
    return {
        "id": entry_id(live),
        "url": links.absolute(links.story_url(live)),
        "title": live.headline,
        "summary": live.standfirst,
        "content_text": live.standfirst or live.headline,
        "date_published": live.first_published_at.isoformat(),
        "date_modified": live.updated_at.isoformat(),
        "language": live.edition,
        "authors": [
            {"name": person["name"], "url": links.absolute(links.author_url(person["slug"], live.edition))}
            for person in live.bylines
        ],
        "tags": _tags(live, paper),
        **({"image": picture.drawn("wide").address} if picture else {}),
    }


def _tags(live: LiveStory, paper: Paper) -> list[str]:
    section = paper.section_link(live.section_id)
    return [*([section.name] if section else []), *(topic["name"] for topic in live.topics)]
