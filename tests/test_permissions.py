"""Every address x person x method x state of a story: what the two tables say, and never a 500."""

from collections import Counter
from http.cookies import SimpleCookie

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from articles.models import Topic
from articles.workflow.states import State
from tests import desk_table
from tests.cast import a_story
from tests.desk_table import NOBODY
from tests.urlconf import Route, routes, routes_of

METHODS = ("GET", "POST", "PUT", "DELETE")


class Tally:
    """Counts what was asked, and says so when the run ends."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.addresses: Counter[str] = Counter()

    def pytest_terminal_summary(self, terminalreporter) -> None:
        said = ", ".join(
            f"{self.addresses[kind]} {kind} ({self.asked[kind]} requests)" for kind in self.asked
        )
        terminalreporter.write_line(f"permissions: {sum(self.asked.values())} requests to addresses: {said}")


@pytest.fixture(scope="module")
def tally(request):
    counts = Tally()
    request.config.pluginmanager.register(counts)
    return counts


@pytest.fixture(autouse=True)
def nobody_has_tried_yet():
    cache.clear()


@pytest.fixture
def visitors(cast):
    """Everybody of the cast, signed in, and a reader who is nobody."""
    visiting = {NOBODY: Client(raise_request_exception=False)}
    for name, person in cast.everybody.items():
        visiting[name] = Client(raise_request_exception=False)
        visiting[name].force_login(person)
    return visiting


@pytest.fixture
def ask(visitors, tally):
    """ask("rita", "GET", route, path) is the answer; whatever the request did is undone."""
    kept = {name: client.cookies.output(header="", sep=";") for name, client in visitors.items()}

    def asked(who: str, method: str, route: Route, path: str, form: dict | None = None):
        client = visitors[who]
        client.cookies = SimpleCookie(kept[who])
        with transaction.atomic():
            sent = form if method == "POST" else None
            answer = getattr(client, method.lower())(path, sent)
            transaction.set_rollback(True)
        tally.asked[route.kinds[0]] += 1
        return answer

    return asked


def test_every_address_is_public_or_desk_or_accounts_or_admin_and_only_one_of_them():
    assert [(route.name, route.address, route.kinds) for route in routes() if len(route.kinds) != 1] == []


def test_every_public_address_answers_everybody_alike(cast, visitors, ask, tally):
    path = a_story(cast, State.PUBLISHED).addresses.get().path
    for language in ("en", "fr"):
        Topic.objects.create(language=language, name="Rita", slug="rita")
    public = routes_of("public")
    tally.addresses["public"] = len(public)
    wrong = []
    for route in public:
        language = "en" if route.name.startswith("reader_en") else "fr"
        section = cast.sections["politics"].slug(language)
        address = route.at(
            slug="rita",
            section=section,
            subsection="none",
            path=path,
            year="2026",
            month="11",
            day="23",
            number="2",
        )
        for method in METHODS:
            alike = ask(NOBODY, method, route, address)
            for who in visitors:
                answer = ask(who, method, route, address)
                expected = PUBLIC_ANSWERS.get(route.name, {200, 301, 404}) if method == "GET" else {405}
                if method == "POST" and route.name in TAKES_FORMS:
                    expected = {403, 404}  # It comes from nowhere.
                if answer.status_code not in expected or answer.status_code != alike.status_code:
                    wrong.append((who, method, address, answer.status_code))
                if answer.cookies or "Cookie" in answer.headers.get("Vary", ""):
                    wrong.append((who, method, address, "knows who asks"))

    assert wrong == []


def test_the_front_page_and_a_live_story_are_there_for_everybody(cast, ask):
    path = a_story(cast, State.PUBLISHED).addresses.get().path
    story = next(route for route in routes_of("public") if route.name == "reader_en:story")

    assert ask(NOBODY, "GET", story, story.at(path=path)).status_code == 200


def test_every_accounts_address_asks_who_one_is_or_answers_without_error(visitors, ask, tally):
    accounts = routes_of("accounts")
    tally.addresses["accounts"] = len(accounts)
    wrong = []
    for route in accounts:
        address = route.at(uidb36="1", key="abc-def")
        for who in visitors:
            for method in METHODS:
                cache.clear()
                answer = ask(who, method, route, address)
                if answer.status_code not in {200, 302, 403, 404, 405}:
                    wrong.append((who, method, address, answer.status_code))
                closed = getattr(route.view, "login_required", True)
                if who == NOBODY and closed and not sent_to_sign_in(answer):
                    wrong.append((who, method, address, "not sent to sign in"))

    assert wrong == []


def test_every_admin_address_is_closed_to_all_but_the_administrator(cast, visitors, ask, tally):
    story = a_story(cast, State.PUBLISHED)
    addresses = routes_of("admin")
    tally.addresses["admin"] = len(addresses)
    wrong = []
    for route in addresses:
        for address in {
            route.at(object_id=key, content_type_id=1, app_label="articles", url="no/such/page")
            for key in (story.pk, cast.rita.pk, "none")
        }:
            for who in visitors:
                for method in METHODS:
                    answer = ask(who, method, route, address)
                    allowed = ADMIN_ANSWERS.get(who, {302, 403})
                    if answer.status_code not in allowed:
                        wrong.append((who, method, address, answer.status_code))

    assert wrong == []


ARRANGEMENTS = {
    **{state.value: {"state": state} for state in State},
    "sensitive": {"state": State.DRAFT, "sensitive": True},
    "a change in draft": {"state": State.DRAFT, "change": True},
    "a change in review": {"state": State.IN_REVIEW, "change": True},
    "a change approved": {"state": State.APPROVED, "change": True},
}


def test_the_table_names_every_address_of_the_desk():
    assert sorted(desk_table.TAKES) == sorted(route.name for route in routes_of("desk"))
    assert {route.view.needs.value for route in routes_of("desk")} <= set(desk_table.ENTER)


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_the_desk_answers_everybody_as_the_tables_say(cast, visitors, ask, tally, arrangement):
    story = desk_table.arrange(cast, **ARRANGEMENTS[arrangement])
    # What no state of a story can change is asked once.
    is_first = arrangement == State.DRAFT.value
    methods = METHODS if is_first else ("GET", "POST")
    first = story.article.revisions.order_by("number").first().pk
    schedule = story.article.schedules.values_list("pk", flat=True).first() or 0
    parts = {"pk": story.article.pk, "revision_id": first, "schedule_id": schedule, "report_id": 0}
    parts |= {"old": first, "new": story.article.head_id, "tab": desk_table.TAB}
    parts |= {"mine": first, "theirs": story.article.head_id}
    desk = routes_of("desk")
    tally.addresses["desk"] = len(desk)
    wrong = []
    for route in desk if is_first else filter(is_about_stories, desk):
        for move in every_move() if "move" in route.parameters else [""]:
            path = route.at(move=move, **parts)
            form = desk_table.form_for(route.name, cast, story)
            for who in visitors:
                for method in methods:
                    query = f"?old={first}&new={story.article.head_id}" if method == "GET" else ""
                    answer = ask(who, method, route, path + query, form)
                    due = desk_table.expected(route.name, route.view.needs.value, who, method, story, move)
                    if answer.status_code != due:
                        wrong.append(f"{who} {method} {path}: {answer.status_code} instead of {due}")
                    if who == NOBODY and not sent_to_sign_in(answer):
                        wrong.append(f"{who} {method} {path}: not sent to sign in")

    assert wrong == []


def is_about_stories(route: Route) -> bool:
    """Whether what it answers could depend on a story: its own pages, and those that list stories."""
    return route.address.startswith(ABOUT_STORIES) or route.address == "desk/"


def every_move() -> list[str]:
    return [*desk_table.MOVES, *desk_table.NOT_OFFERED]


def test_the_number_of_another_story_s_version_opens_nothing(cast, ask):
    """Every id in an address is asked for within its story, however well the person knows both stories."""
    own = desk_table.arrange(cast, State.DRAFT).article
    other = desk_table.arrange(cast, State.DRAFT).article
    base = {"base": own.head_id, "confirm": "yes"}
    addresses = {
        "desk:restore": ("POST", {"revision_id": other.head_id}, ""),
        "desk:name_version": ("POST", {"revision_id": other.head_id}, ""),
        "desk:unname_version": ("POST", {"revision_id": other.head_id}, ""),
        "desk:compare": ("GET", {"old": own.head_id, "new": other.head_id}, ""),
        "desk:merge": ("GET", {"mine": other.head_id, "theirs": own.head_id}, ""),
        "desk:compare_chosen": ("GET", {}, f"?old={other.head_id}&new={own.head_id}"),
        "desk:preview": ("GET", {}, f"?revision={other.head_id}"),
        "desk:preview_page": ("GET", {}, f"?revision={other.head_id}"),
    }
    for name, (method, parts, query) in addresses.items():
        route = next(route for route in routes_of("desk") if route.name == name)
        answer = ask("chip", method, route, route.at(pk=own.pk, **parts) + query, base)
        assert answer.status_code in {404, 422}, name


def test_a_schedule_of_a_story_that_is_kept_from_a_person_is_not_there_for_them(cast, ask):
    story = desk_table.arrange(cast, State.SCHEDULED, sensitive=True).article
    route = next(route for route in routes_of("desk") if route.name == "desk:try_again")
    path = route.at(schedule_id=story.schedules.get().pk)

    assert ask("mia", "POST", route, path, {}).status_code == 404
    assert ask("ed", "POST", route, path, {}).status_code == 302


# The clock's heartbeat is missing in tests, and readiness says so.
PUBLIC_ANSWERS = {"readyz": {503}, "reader:oembed": {400}}
TAKES_FORMS = ("reader:report", "reader_en:report")
ABOUT_STORIES = ("desk/articles/", "desk/queue/", "desk/schedule/", "desk/reports/", "desk/front/")
ADMIN_ANSWERS = {
    "ada": {200, 302, 301, 403, 404, 405, 400},
}


def sent_to_sign_in(answer) -> bool:
    return answer.status_code == 302 and answer.headers["Location"].startswith("/accounts/")
