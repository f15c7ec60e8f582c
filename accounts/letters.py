"""The letters about signing in: written in the person's language, sent without keeping anybody waiting."""

from concurrent.futures import Future, ThreadPoolExecutor

import css_inline
import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from accounts.models import User

log = structlog.get_logger()

# One carrier: an answer must not take longer because there was a letter to send.
_carrier = ThreadPoolExecutor(max_workers=1, thread_name_prefix="letters")
_last: Future[int] | None = None


def password_reset(user: User, *, link: str) -> EmailMultiAlternatives:
    """The letter with the address at which a new password can be chosen."""
    return _written("password_reset", user, link=link)


def password_changed(user: User) -> EmailMultiAlternatives:
    """The letter that tells of a new password, so that nobody loses theirs unknowingly."""
    return _written("password_changed", user)


def send(letter: EmailMultiAlternatives) -> None:
    """The letter is on its way; a failure is logged, and the person asks again."""
    global _last
    _last = _carrier.submit(letter.send)
    _last.add_done_callback(_log_failure)


def wait() -> None:
    """Every letter handed over before has left."""
    if _last is not None:
        _last.exception()


def _written(name: str, user: User, **context: str) -> EmailMultiAlternatives:
    context |= {"name": user.name, "site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
    with translation.override(user.language):
        subject = " ".join(render_to_string(f"email/{name}_subject.txt", context).split())
        text = render_to_string(f"email/{name}.txt", context)
        html = css_inline.inline(render_to_string(f"email/{name}.html", context))
    letter = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [user.email])
    letter.attach_alternative(html, "text/html")
    return letter


def _log_failure(sending: Future[int]) -> None:
    if sending.exception() is not None:
        log.error("letter_not_sent", error=repr(sending.exception()))
