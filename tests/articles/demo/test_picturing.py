"""Which picture stands in which story of the demo."""

from collections import defaultdict
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from articles.demo.frame import SECTIONS
from articles.demo.picturing import Hung, Shelf, illustrated, illustrations
from articles.demo.stories import all_stories
from articles.demo.times import moment
from articles.text.content import Content
from articles.text.pictured import files_in, pictures_in
from pictures.demo.enclosures import FILES
from pictures.demo.filing import catalogue
from pictures.shapes.shape import AS_IT_IS

SHOWN = illustrations()
STORIES = {story.key: story for story in all_stories()}
LEADS = {key: scene for scene, keys in SHOWN["leads"].items() for key in keys}
PARENTS = {slug: parent or slug for slug, parent, *_names in SECTIONS}
#: Any evening: the demo's times are counted from it.
NOW = datetime(2026, 11, 28, 18, 35, tzinfo=ZoneInfo("Europe/Paris"))
SHELF = Shelf(
    {key: Hung(number, AS_IT_IS, scene) for number, (key, scene) in enumerate(catalogue().items(), 1)},
    {key: number for number, key in enumerate(FILES, 1)},
)


def a_text(language="fr") -> Content:
    return Content(
        language=language, section_id=1, headline="Titre", body="<p>Un.</p>\n<p>Deux.</p>\n<p>Trois.</p>"
    )


def test_only_stories_and_scenes_that_exist_are_named():
    named = {*LEADS, *SHOWN["figures"], *SHOWN["galleries"], *SHOWN["files"], *SHOWN["lacks"]["no_alt"]}
    scenes = {
        *SHOWN["leads"],
        *(one for kind in ("figures", "galleries") for row in SHOWN[kind].values() for one in row),
    }

    assert named - STORIES.keys() == set()
    assert scenes - catalogue().keys() == set()


def test_most_stories_have_a_lead_and_none_has_two():
    assert len(LEADS) == sum(map(len, SHOWN["leads"].values()))
    assert len(LEADS) >= 0.6 * len(STORIES)


def test_no_list_shows_the_same_picture_twice_in_a_row():
    newest_first = sorted(
        (story for story in all_stories() if story.state == "published"),
        key=lambda story: moment(story.at, now=NOW, zone=NOW.tzinfo),
        reverse=True,
    )
    lists = defaultdict(list)
    for story in newest_first:
        for name in {"latest", story.section, PARENTS[story.section], *story.topics, *story.by}:
            lists[story.language, name].append(LEADS.get(story.key))

    twice = {
        name for name, shown in lists.items() for one, next_one in pairwise(shown) if one and one == next_one
    }

    assert twice == set()


def test_a_dozen_stories_have_figures_and_three_a_gallery():
    assert len(SHOWN["figures"]) >= 12
    assert len(SHOWN["galleries"]) == 3


def test_what_lacks_something_waits_on_the_desk():
    """Nobody publishes without an alternative text, or with a picture whose rights are over."""
    ended = SHOWN["leads"][SHOWN["lacks"]["ended"]]

    assert {STORIES[key].state for key in [*SHOWN["lacks"]["no_alt"], *ended]} == {"draft"}


def test_a_picture_whose_rights_end_soon_is_live_somewhere():
    assert "published" in {STORIES[key].state for key in SHOWN["leads"][SHOWN["lacks"]["ending"]]}


def test_a_story_copies_the_words_of_its_language():
    french, english = (illustrated(a_text(language), "squid-glut", SHELF) for language in ("fr", "en"))

    assert french.lead.caption.startswith("Au lever du jour")
    assert english.lead.caption.startswith("At first light")
    assert english.lead.alt.startswith("Three trawlers")
    assert [figure.picture for figure in pictures_in(english.body)] == [SHELF.pictures["fisherman"].picture]


def test_a_figure_stands_below_the_second_paragraph_and_a_file_is_offered():
    body = illustrated(a_text(), "le-bac-a-larret", SHELF).body

    assert [figure.file for figure in files_in(body)] == [SHELF.files["horn"]]
    assert body.startswith("<p>Un.</p>\n<p>Deux.</p>\n<figure data-file=")


def test_a_lack_is_nothing_said_rather_than_decoration():
    assert illustrated(a_text(), "papeteries-repreneur", SHELF).lead.alt is None


def test_without_a_library_stories_have_no_pictures():
    assert illustrated(a_text(), "squid-glut", Shelf()) == a_text()
