"""The frame's own pages."""

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client, RequestFactory

from newsroom import views


@pytest.fixture
def stranger():
    return Client(raise_request_exception=False)


def test_the_process_says_that_it_lives_without_asking_anybody(stranger):
    answer = stranger.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"alive\n")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_probe_is_only_read(stranger):
    assert stranger.post("/healthz").status_code == 405


@pytest.mark.parametrize(
    ("page", "status", "french", "english"),
    [
        (views.bad_request, 400, "Demande illisible", "Unreadable request"),
        (views.forbidden, 403, "Accès réservé", "Not open to you"),
        (views.not_found, 404, "Page introuvable", "Page not found"),
        (views.server_error, 500, "Une erreur est survenue", "Something went wrong"),
        (views.away, 503, "La rédaction ne répond pas", "The newsroom is away"),
    ],
)
def test_what_went_wrong_is_said_in_both_languages_and_no_cookie(page, status, french, english):
    answer = page(RequestFactory().get("/"))

    text = answer.content.decode()
    assert answer.status_code == status
    assert french in text
    assert english in text
    assert answer.cookies == {}


def test_an_error_page_asks_for_no_file_with_a_hashed_name():
    text = views.server_error(RequestFactory().get("/")).content.decode()

    assert 'href="/static/css/errors.css"' in text


@pytest.mark.parametrize(
    ("fault", "status"), [(OperationalError(), 503), (InterfaceError(), 503), (ValueError(), 500)]
)
def test_a_database_that_does_not_answer_is_said_to_be_away_and_any_other_fault_is_ours(fault, status):
    try:
        raise fault
    except (OperationalError, InterfaceError, ValueError):
        page = views.server_error(RequestFactory().get("/"))
        script = views.server_error(RequestFactory().get("/", headers={"Accept": "application/json"}))

    assert (page.status_code, script.status_code) == (status, status)
