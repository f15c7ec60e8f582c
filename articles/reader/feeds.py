"""The feeds of every list."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.models import LiveStory
from articles.models.listed import stories_of
from articles.pages import feed_entries, links, surrogates
from articles.pages.paper import Paper
from articles.reader import queries
from articles.reader.answers import keyed, reader_view
from articles.reader.feed_formats import List
from articles.reader.views.lists import section_named

PER_FEED = 30


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


def of_corrections(paper: Paper) -> List:
    """What had to be said about stories: the newest note first, each an entry of its own."""
    paper.shows(surrogates.of_corrections(paper.edition))
    told = _read(queries.told_of(paper.edition).order_by("-updated_at", "-article_id"))
    # Of one moment the last note said is the newest.
    entries = [entry for live in told for entry in reversed(feed_entries.of_corrections(live, paper))]
    entries.sort(key=lambda entry: entry.published, reverse=True)
    about = _("What %(site)s had to correct or make clear.") % {"site": settings.SITE_NAME}
    return List(_titled(_("Corrections")), links.corrections_url(paper.edition), about, entries[:PER_FEED])


def _peopled(
    paper: Paper, found, path: str, about: Callable[[], str], stories, key: Callable[[int], str]
) -> List:
    """The list of a topic or an author; one without live stories is unknown to readers."""
    if found is None:
        raise Http404
    made = _list(paper, _titled(found.name), path, about(), stories, key(found.pk))
    if not made.entries:
        raise Http404
    return made


def _list(paper: Paper, name: str, path: str, about: str, stories, key: str) -> List:
    found = _read(stories.newest_first())
    paper.shows(key, *(surrogates.of_story(live.article_id) for live in found))
    return List(name, path, about, [feed_entries.of_story(live, paper) for live in found])


def _read(stories) -> list[LiveStory]:
    """As many as a feed has, with what it says of each."""
    read = stories.with_bodies() if settings.FEEDS_FULL_TEXT else stories.for_lists()
    return stories_of(read[:PER_FEED])


def _titled(name: str) -> str:
    return f"{name} · {settings.SITE_NAME}"


def feed_view(reads: Callable[..., List], written: Callable[[List, str, str], HttpResponse]):
    """The view of one list in one format.

    It has no date of its own: a withdrawal takes the newest entry away, and no date of what is left would tell. The
    ETag of what it says does.
    """

    def feed(request: HttpRequest, edition: str, **named: str) -> HttpResponse:
        paper = Paper.open(edition)
        response = written(reads(paper, **named), edition, request.path)
        if settings.WEBSUB_HUB:
            own = links.absolute(request.path)
            response.headers["Link"] = f'<{settings.WEBSUB_HUB}>; rel="hub", <{own}>; rel="self"'
        return keyed(response, paper.keys)

    return reader_view(feed)
