"""The frame as Django sees it, and the static files without the editor's loose pages."""

from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig

from newsroom import celery

PLUGINS = "ckeditor/ckeditor/plugins/"


class NewsroomConfig(AppConfig):
    """Every Django process knows the Celery app, so that a task sent from the web finds its broker."""

    name = "newsroom"
    celery_app = celery.app


class StaticConfig(StaticFilesConfig):
    """Static files without the pages in the editor's wheel (tests, previews, dialogs of outside services).

    Nor without need what names a file that is not there: htmx's extensions mention one in a comment.
    """

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        *(f"{PLUGINS}{plugin}/*" for plugin in ("exportpdf", "preview", "scayt", "wsc")),
        "ckeditor/*/samples/*",
        "ckeditor/*.html",
        # Of the editor's seventy languages, ours.
        *(f"ckeditor/*/lang/{others}.js" for others in ("[!ef]*", "e[!n]*", "f[!r]*")),
        "django_htmx/ext/*",
        # Extensions of htmx that we do not use; one imports a file that is not there.
        "django_htmx/ext/*",
    ]
