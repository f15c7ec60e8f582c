import pytest

LOGIN = "/accounts/login/"


@pytest.mark.parametrize(
    ("query", "language"), [("", "fr"), ("?lang=en", "en"), ("?lang=fr", "fr"), ("?lang=xx", "fr")]
)
def test_the_sign_in_page_speaks_the_house_s_language_unless_asked(client, db, query, language):
    answer = client.get(LOGIN + query)

    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer.headers["Content-Language"] == language


def test_the_choice_lasts_to_the_next_page(client, db):
    client.get(LOGIN + "?lang=en")

    assert client.get("/accounts/password/reset/").headers["Content-Language"] == "en"


def test_a_person_signed_in_is_spoken_to_in_their_own_language(client, hire, sign_in):
    sign_in(client, hire("chip", "chief", language="en"))

    assert client.get("/accounts/password/change/").headers["Content-Language"] == "en"


def test_the_language_of_the_desk_wins_over_what_was_once_chosen_at_the_door(client, hire, sign_in):
    client.get(LOGIN + "?lang=fr")
    sign_in(client, hire("chip", "chief", language="en"))

    assert client.get("/accounts/password/change/").headers["Content-Language"] == "en"


def test_changing_the_language_keeps_the_way_back(client, db):
    page = client.get(LOGIN + "?next=/desk/queue/").content.decode()

    assert 'href="?next=%2Fdesk%2Fqueue%2F&amp;lang=en"' in page
