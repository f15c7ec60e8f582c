from django.http import HttpResponse
from django.test import RequestFactory

from newsroom.middleware.private import PrivateByDefault

REQUEST = RequestFactory().get("/")


def test_an_answer_that_says_nothing_is_private():
    answer = PrivateByDefault(lambda request: HttpResponse())(REQUEST)

    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_view_that_opens_its_page_is_believed():
    answer = PrivateByDefault(lambda request: HttpResponse(headers={"Cache-Control": "public, max-age=0"}))(
        REQUEST
    )

    assert answer.headers["Cache-Control"] == "public, max-age=0"
