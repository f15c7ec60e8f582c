"""Mail leaves the outbox."""

import structlog
from celery import shared_task
from css_inline import inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from articles.models import Outbox
from newsroom.broker import send_hint
from newsroom.clock import newsroom_now

log = structlog.get_logger()


def wake_outbox() -> None:
    """A worker looks at the outbox soon. Without a broker the sweeper finds the letters anyway."""
    send_hint(send_waiting)


@shared_task(ignore_result=True)
def send_waiting() -> None:
    """Every letter waiting has been handed to the mail server, or tried once more; while it is away, only one."""
    while _send_next():
        pass


def _send_next() -> bool:
    with transaction.atomic():
        letter = Outbox.objects.waiting().select_for_update(skip_locked=True).first()
        if letter is None:
            return False
        letter.attempts += 1
        goes_on = True
        try:
            _compose(letter).send()
            letter.sent_at = newsroom_now()
        except OSError as fault:
            goes_on = False
            log.warning("mail_not_sent", outbox=letter.pk, attempts=letter.attempts, error=repr(fault))
        except Exception:
            # One letter that cannot be written must not hold up those behind it.
            log.exception("mail_not_written", outbox=letter.pk, attempts=letter.attempts)
        letter.save(update_fields=["attempts", "sent_at"])
        return goes_on


def _compose(letter: Outbox) -> EmailMultiAlternatives:
    with translation.override(letter.language):
        context = {
            **letter.context,
            "site_name": settings.SITE_NAME,
            "address": f"{settings.SITE_URL}/desk/articles/{letter.context['article_id']}/edit/",
        }
        text = render_to_string(f"email/{letter.kind}.txt", context)
        subject, _sep, words = text.partition("\n")
        html = inline(
            render_to_string("email/move.html", {**context, "paragraphs": words.strip().split("\n\n")})
        )
    body = f"{words.strip()}\n\n{context['address']}\n"
    mail = EmailMultiAlternatives(subject.strip()[:180], body, settings.DEFAULT_FROM_EMAIL, [letter.to])
    mail.attach_alternative(html, "text/html")
    return mail
