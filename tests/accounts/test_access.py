import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from accounts.access import ACCOUNT_ROUTES, desk_path, public
from accounts.roles import Can
from accounts.urls import urlpatterns


def page(request):
    return HttpResponse("the desk")


def test_a_desk_route_without_an_ability_does_not_start():
    with pytest.raises(TypeError):
        desk_path("queue/", page, name="queue")


@pytest.mark.parametrize("needs", [None, "", "desk", "review", 1])
def test_an_ability_is_one_of_the_table_and_nothing_that_looks_like_it(needs):
    with pytest.raises(TypeError):
        desk_path("queue/", page, needs=needs, name="queue")


def test_a_desk_route_tells_what_it_needs():
    assert desk_path("queue/", page, needs=Can.REVIEW, name="queue").callback.needs is Can.REVIEW


def test_a_stranger_is_asked_to_sign_in_and_comes_back(rf):
    request = rf.get("/desk/queue/?state=draft")
    request.user = AnonymousUser()

    answer = desk_path("queue/", page, needs=Can.REVIEW, name="queue").callback(request)

    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/desk/queue/%3Fstate%3Ddraft")


@pytest.mark.parametrize(
    ("role", "enters"), [("reporter", False), ("editor", True), ("chief", True), ("admin", False)]
)
def test_only_people_with_the_ability_enter(rf, hire, role, enters):
    request = rf.get("/desk/queue/")
    request.user = hire("somebody", role)
    view = desk_path("queue/", page, needs=Can.REVIEW, name="queue").callback

    if enters:
        assert view(request).content == b"the desk"
    else:
        with pytest.raises(PermissionDenied):
            view(request)


def test_a_deactivated_person_enters_nowhere(rf, hire):
    request = rf.get("/desk/")
    request.user = hire("chip", "chief")
    request.user.is_active = False

    with pytest.raises(PermissionDenied):
        desk_path("", page, needs=Can.DESK, name="home").callback(request)


def test_a_public_view_says_so_itself():
    view = public(page)

    assert view.is_public
    assert not view.login_required


def test_the_addresses_for_signing_in_are_those_of_the_one_list():
    assert sorted(route.name for route in urlpatterns) == sorted(ACCOUNT_ROUTES)
