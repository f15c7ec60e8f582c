"""EMAIL_URL, the one variable that says how letters leave.

Nothing or `console:` prints them; `file:///directory` writes them; `smtp://user:password@host:port`
sends them in the clear, `smtp+tls://` after STARTTLS, `smtps://` over TLS from the first byte.
"""

from typing import Any
from urllib.parse import unquote, urlsplit

BACKENDS = "django.core.mail.backends."
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def mail_settings(url: str) -> dict[str, Any]:
    """Django's EMAIL_* settings for the URL; raises ValueError for a scheme nobody knows."""
    parts = urlsplit(url)
    if parts.scheme in ("", "console"):
        return {"EMAIL_BACKEND": BACKENDS + "console.EmailBackend"}
    if parts.scheme == "file":
        return {"EMAIL_BACKEND": BACKENDS + "filebased.EmailBackend", "EMAIL_FILE_PATH": unquote(parts.path)}
    if parts.scheme not in PORTS:
        raise ValueError(
            f"EMAIL_URL begins with {parts.scheme}:, none of console, file, smtp, smtp+tls and smtps."
        )
    return {
        "EMAIL_BACKEND": BACKENDS + "smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }
