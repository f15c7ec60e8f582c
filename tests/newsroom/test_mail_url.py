import pytest

from newsroom.mail_url import mail_settings


@pytest.mark.parametrize("url", ["", "console:"])
def test_letters_are_printed_unless_it_is_said_how_they_leave(url):
    assert mail_settings(url) == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


def test_letters_can_be_written_to_a_directory():
    assert mail_settings("file:///var/mail%20out")["EMAIL_FILE_PATH"] == "/var/mail out"


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+tls://mail.example", 587, True, False),
        ("smtps://mail.example", 465, False, True),
        ("smtps://mail.example:2465", 2465, False, True),
    ],
)
def test_the_scheme_says_how_the_letters_are_guarded(url, port, tls, ssl):
    found = mail_settings(url)

    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)


def test_a_password_may_contain_anything():
    found = mail_settings("smtps://desk%40lerivage.example:p%2Fa%3As%24s@mail.example")

    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("desk@lerivage.example", "p/a:s$s")


def test_a_scheme_nobody_knows_is_named():
    with pytest.raises(ValueError, match="begins with ftp:"):
        mail_settings("ftp://mail.example")
