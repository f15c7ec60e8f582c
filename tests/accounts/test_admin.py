import pytest
from django.contrib import admin

from accounts import people
from accounts.actors import CONSOLE
from accounts.models import Event, User

PEOPLE = "/admin/accounts/user/"


@pytest.fixture
def ada(client, hire):
    ada = hire("ada", "admin")
    client.force_login(ada)
    return ada


def form_of(person, **more):
    return {
        "email": person.email,
        "name": person.name,
        "language": person.language,
        "roles": person.roles,
        "is_active": "on",
    } | more


def test_the_admin_site_signs_in_through_the_one_sign_in_page(client, db):
    answer = client.get("/admin/", follow=True)

    assert answer.redirect_chain[-1][0] == "/accounts/login/?next=%2Fadmin%2F"


@pytest.mark.parametrize("role", ["reporter", "editor", "picture_editor", "chief"])
def test_the_admin_site_is_closed_to_all_but_administrators(client, hire, role):
    client.force_login(hire("somebody", role))

    assert client.get("/admin/", follow=True).status_code == 403


def test_an_administrator_adds_a_person(client, ada):
    answer = client.post(
        PEOPLE + "add/",
        {"email": "Nora@newsroom.test", "name": "Nora", "language": "en", "roles": ["picture_editor"]},
    )

    nora = User.objects.get(email="nora@newsroom.test")
    assert answer.status_code == 302
    assert (nora.roles, nora.has_usable_password()) == (["picture_editor"], False)
    assert [(event.verb, event.actor) for event in Event.objects.about(nora)] == [("person_created", ada)]


def test_an_administrator_changes_roles_and_closes_access(client, ada, hire):
    rita = hire("rita", "reporter")

    client.post(f"{PEOPLE}{rita.pk}/change/", form_of(rita, roles=["editor"]))
    rita.refresh_from_db()
    closed = form_of(rita)
    del closed["is_active"]
    client.post(f"{PEOPLE}{rita.pk}/change/", closed)

    rita.refresh_from_db()
    assert (rita.roles, rita.is_active) == (["editor"], False)
    assert [event.verb for event in Event.objects.about(rita)] == [
        "person_created",
        "roles_changed",
        "person_deactivated",
    ]


def test_an_administrator_raises_nobody_to_administrator(client, ada, hire):
    rita = hire("rita", "reporter")

    answer = client.post(f"{PEOPLE}{rita.pk}/change/", form_of(rita, roles=["admin"]))

    rita.refresh_from_db()
    assert answer.status_code == 200
    assert rita.roles == ["reporter"]


def test_an_administrator_changes_neither_themselves_nor_an_equal(client, ada):
    bob = people.create(email="bob@newsroom.test", name="Bob", roles=["admin"], actor=CONSOLE)

    for person in (ada, bob):
        answer = client.post(f"{PEOPLE}{person.pk}/change/", form_of(person, roles=["admin", "chief"]))
        person.refresh_from_db()
        assert (answer.status_code, person.roles) == (403, ["admin"])
        assert client.get(f"{PEOPLE}{person.pk}/change/").status_code == 200


def test_nobody_is_deleted_there(client, ada, hire):
    rita = hire("rita", "reporter")

    assert client.post(f"{PEOPLE}{rita.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post(PEOPLE, {"action": "delete_selected", "_selected_action": [rita.pk], "post": "yes"})
    assert User.objects.filter(pk=rita.pk).exists()


def test_only_declared_fields_are_written(client, ada, hire):
    rita = hire("rita", "reporter")
    before = rita.password

    client.post(
        f"{PEOPLE}{rita.pk}/change/",
        form_of(
            rita, password="x", session_generation="9", last_login="2020-01-01", is_superuser="on", id="1"
        ),
    )

    rita.refresh_from_db()
    assert (rita.password, rita.session_generation, rita.last_login) == (before, 0, None)


def test_what_was_done_can_be_read_but_not_touched(client, ada):
    event = Event.objects.get()

    assert client.get("/admin/accounts/event/").status_code == 200
    assert client.get(f"/admin/accounts/event/{event.pk}/change/").status_code == 200
    assert client.post(f"/admin/accounts/event/{event.pk}/change/", {"verb": "nothing"}).status_code == 403
    assert client.get("/admin/accounts/event/add/").status_code == 403
    assert client.post(f"/admin/accounts/event/{event.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_admin_site_holds_no_second_way_to_sign_in_and_no_groups(db):
    names = {model._meta.label for model in admin.site._registry}

    assert not names & {
        "account.EmailAddress",
        "account.EmailConfirmation",
        "mfa.Authenticator",
        "auth.Group",
    }


def test_one_s_own_password_is_changed_on_the_one_page_for_it(client, ada):
    assert client.get("/admin/password_change/").url == "/accounts/password/change/"


@pytest.mark.parametrize("address", ["", "x" * 400 + "@newsroom.test", "no address", "a\x00b@newsroom.test"])
def test_a_bad_address_gets_a_sentence(client, ada, address):
    answer = client.post(PEOPLE + "add/", {"email": address, "name": "N", "language": "fr", "roles": []})

    assert answer.status_code in {200, 400}
    assert User.objects.count() == 1


def test_a_taken_address_gets_a_sentence(client, ada, hire):
    hire("rita", "reporter")

    answer = client.post(
        PEOPLE + "add/", {"email": "RITA@newsroom.test", "name": "N", "language": "fr", "roles": []}
    )

    assert answer.status_code == 200
    assert User.objects.count() == 2
