"""Where everything a reader can visit lies. A test compares each with the URLconf."""

from datetime import date
from urllib.parse import urlencode

from django.conf import settings

from newsroom.editions import prefix

#: The page about the paper that stands for all of them.
ABOUT = "about"

#: The feeds every list has: file name under the list's own address, media type, name shown.
FEEDS = (
    ("feed/", "application/rss+xml", "RSS"),
    ("atom.xml", "application/atom+xml", "Atom"),
    ("feed.json", "application/feed+json", "JSON Feed"),
)


def absolute(path: str) -> str:
    """The same address with the site's scheme and host."""
    return settings.SITE_URL.rstrip("/") + path


def front_url(edition: str) -> str:
    return f"{prefix(edition)}/"


def section_url(section, edition: str) -> str:
    own = f"{section.slug(edition)}/"
    return front_url(edition) + (f"{section.parent.slug(edition)}/{own}" if section.parent else own)


def path_url(path: str, edition: str) -> str:
    """The address of a stored path, which has no slash at either end."""
    return f"{front_url(edition)}{path}/"


def story_url(live) -> str:
    return path_url(live.path, live.edition)


#: What stands behind a story's address for the page with its published versions.
CHANGES = {"fr": "modifications", "en": "changes"}


def changes_url(live) -> str:
    """Where readers compare the versions of a story they were given."""
    return f"{story_url(live)}{CHANGES[live.edition]}/"


def report_url(live) -> str:
    """Where readers tell of an error in a story."""
    return f"{story_url(live)}report/"


def report_thanks_url(live) -> str:
    return f"{report_url(live)}thanks/"


def topic_url(slug: str, edition: str) -> str:
    return f"{front_url(edition)}topics/{slug}/"


def author_url(slug: str, edition: str) -> str:
    return f"{front_url(edition)}authors/{slug}/"


def latest_url(edition: str) -> str:
    return f"{front_url(edition)}latest/"


def corrections_url(edition: str) -> str:
    return f"{front_url(edition)}corrections/"


def archive_url(day: date, edition: str) -> str:
    return f"{front_url(edition)}archive/{day.year:04}/{day.month:02}/{day.day:02}/"


def archive_index_url(edition: str) -> str:
    return f"{front_url(edition)}archive/"


def archive_month_url(month: date, edition: str) -> str:
    return f"{archive_year_url(month.year, edition)}{month.month:02}/"


def archive_year_url(year: int, edition: str) -> str:
    return f"{front_url(edition)}archive/{year:04}/"


def topics_url(edition: str) -> str:
    return f"{front_url(edition)}topics/"


def authors_url(edition: str) -> str:
    return f"{front_url(edition)}authors/"


def standing_url(slug: str, edition: str) -> str:
    """The page called `about` is found at /about/ itself, every other one step below."""
    about = f"{front_url(edition)}{ABOUT}/"
    return about if slug == ABOUT else f"{about}{slug}/"


def search_url(edition: str, **terms: str | int) -> str:
    given = {name: value for name, value in terms.items() if value not in ("", None)}
    return f"{front_url(edition)}search/" + (f"?{urlencode(given)}" if given else "")


def oembed_url(path: str, kind: str) -> str:
    """Where programs learn how to show the page at this path elsewhere: `kind` is json or xml."""
    return absolute(f"/oembed?{urlencode({'url': absolute(path), 'format': kind})}")


def opensearch_url(edition: str) -> str:
    return f"{front_url(edition)}opensearch.xml"


def sitemap_url(edition: str, part: str = "") -> str:
    """The sitemap index of an edition, or one part of it: `2026-11` for a month, `pages` for the rest."""
    return f"{front_url(edition)}sitemap{'-' + part if part else ''}.xml"


def news_sitemap_url(edition: str) -> str:
    return f"{front_url(edition)}news-sitemap.xml"
