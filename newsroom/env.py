"""Every variable of the environment that the newsroom reads, and how.

`.env.example` and the README list the same names; a test compares them.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, kw_only=True)
class Variable:
    """One variable: the environs parser that reads it and what stands in when it is not set."""

    name: str
    kind: str
    default: Any


VARIABLES: tuple[Variable, ...] = (
    Variable(name="SECRET_KEY", kind="str", default=""),
    Variable(name="DEBUG", kind="bool", default=False),
    Variable(name="SITE_URL", kind="str", default=""),
    Variable(name="SITE_NAME", kind="str", default="Le Rivage"),
    Variable(name="ALLOWED_HOSTS", kind="list", default=[]),
    Variable(name="CSRF_TRUSTED_ORIGINS", kind="list", default=[]),
    Variable(name="TRUSTED_PROXY", kind="bool", default=False),
    Variable(name="DATABASE_URL", kind="str", default=""),
    Variable(name="REDIS_URL", kind="str", default=""),
    Variable(name="VAR_DIR", kind="str", default=str(BASE_DIR / "var")),
    Variable(name="PAGES_DIR", kind="str", default=""),
    Variable(name="MEDIA_ROOT", kind="str", default=""),
    Variable(name="AWS_STORAGE_BUCKET_NAME", kind="str", default=""),
    Variable(name="AWS_ACCESS_KEY_ID", kind="str", default=""),
    Variable(name="AWS_SECRET_ACCESS_KEY", kind="str", default=""),
    Variable(name="AWS_S3_ENDPOINT_URL", kind="str", default=""),
    Variable(name="AWS_S3_REGION_NAME", kind="str", default=""),
    Variable(name="TIME_ZONE", kind="str", default="Europe/Paris"),
    Variable(name="LANGUAGE_CODE", kind="str", default="fr"),
    Variable(name="EMAIL_URL", kind="str", default=""),
    Variable(name="DEFAULT_FROM_EMAIL", kind="str", default="newsroom@localhost"),
    Variable(name="PURGE_URL", kind="str", default=""),
    Variable(name="FEEDS_FULL_TEXT", kind="bool", default=False),
    Variable(name="WEBSUB_HUB", kind="str", default=""),
    Variable(name="LOG_LEVEL", kind="str", default="INFO"),
    Variable(name="PORT", kind="int", default=8000),
    Variable(name="WEB_CONCURRENCY", kind="int", default=2),
)


class Environment:
    """The variables of `VARIABLES` as attributes, read once when this is made; raises environs.EnvError."""

    SITE_URL: str
    VAR_DIR: Path
    PAGES_DIR: Path
    MEDIA_ROOT: Path

    def __init__(self) -> None:
        source = Env()
        if (BASE_DIR / ".env").is_file():
            source.read_env(str(BASE_DIR / ".env"), recurse=False)
        for variable in VARIABLES:
            # Set to nothing is not set: that is how shells and compose files pass on what nobody chose.
            is_set = os.environ.get(variable.name, "").strip()
            read = getattr(source, variable.kind)
            value = read(variable.name) if is_set else variable.default
            setattr(self, variable.name, value)
        self.SITE_URL = (self.SITE_URL or f"http://127.0.0.1:{self.PORT}").rstrip("/")
        self.VAR_DIR = Path(self.VAR_DIR).absolute()
        self.PAGES_DIR = Path(self.PAGES_DIR).absolute() if self.PAGES_DIR else self.VAR_DIR / "pages"
        self.MEDIA_ROOT = Path(self.MEDIA_ROOT).absolute() if self.MEDIA_ROOT else self.VAR_DIR / "media"

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"No variable named {name} is read: add it to newsroom.env.VARIABLES.")

    #: Of each web process; a constant, told to the server and to what shares them out alike.
    WEB_THREADS = 16

    @property
    def site_host(self) -> str:
        """The host name of SITE_URL, an IPv6 address in its brackets as ALLOWED_HOSTS wants it."""
        name = urlsplit(self.SITE_URL).hostname or ""
        return f"[{name}]" if ":" in name else name

    @property
    def is_https(self) -> bool:
        """Whether people come over TLS: the scheme of SITE_URL alone decides it."""
        return urlsplit(self.SITE_URL).scheme == "https"

    @property
    def hosts(self) -> list[str]:
        """The host names answered: those given, else the site's own, with every loopback name beside one."""
        if self.ALLOWED_HOSTS:
            return self.ALLOWED_HOSTS
        return list(LOOPBACK) if self.site_host in LOOPBACK else [self.site_host]

    @property
    def secret_key(self) -> str:
        """SECRET_KEY, else the one generated into the var directory, else nothing."""
        kept = self.VAR_DIR / "secret_key"
        return self.SECRET_KEY or (kept.read_text().strip() if kept.is_file() else "")
