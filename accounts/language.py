"""The language of the sign-in pages: by ?lang, else the person's, else as chosen before, else the house's."""

from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from accounts.access import View
from accounts.models.user import Language

COOKIE = "signin_language"
A_YEAR = 365 * 24 * 3600


def in_chosen_language(view: View) -> View:
    """The same view, its page and its messages written in the language of whoever asks."""

    @wraps(view)
    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = chosen_language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = view(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
        response.headers["Content-Language"] = language
        if request.GET.get("lang") == language:
            response.set_cookie(
                COOKIE,
                language,
                max_age=A_YEAR,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response

    return spoken


def chosen_language(request: HttpRequest) -> str:
    wishes = (request.GET.get("lang"), getattr(request.user, "language", None), request.COOKIES.get(COOKIE))
    return next((wish for wish in wishes if wish in Language.values), settings.LANGUAGE_CODE)
