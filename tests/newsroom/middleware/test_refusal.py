import json

import pytest
from django.test import RequestFactory

from newsroom.middleware.refusal import RefusalAtTheEdge
from newsroom.refusals import Invalid, NeedsBase, Refused


@pytest.fixture
def answer_to():
    """answer_to(refusal, **headers) is what the person gets when a view raises it."""
    edge = RefusalAtTheEdge(lambda request: None)

    def answer(refusal: Exception, **headers: str):
        return edge.process_exception(RequestFactory().get("/desk/", headers=headers), refusal)

    return answer


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(Refused("It is locked."), 409), (NeedsBase("It is locked."), 428), (Invalid("It is locked."), 422)],
)
def test_a_refusal_is_a_page_with_its_sentence_and_status(answer_to, refusal, status):
    answer = answer_to(refusal)

    assert answer.status_code == status
    assert "It is locked." in answer.content.decode()
    assert "<h1>" in answer.content.decode()


def test_a_fragment_is_answered_with_a_fragment(answer_to):
    answer = answer_to(Refused("It is locked."), **{"HX-Request": "true"})

    assert answer.content.decode().strip() == '<p class="refused" role="alert">It is locked.</p>'


def test_a_script_is_answered_in_json(answer_to):
    answer = answer_to(Refused("It is locked."), Accept="application/json")

    assert json.loads(answer.content) == {"refused": "It is locked."}


def test_a_sentence_is_never_markup(answer_to):
    assert "<b>" not in answer_to(Refused("<b>bold</b>")).content.decode()


def test_any_other_fault_is_left_to_be_seen(answer_to):
    assert answer_to(ValueError("ours")) is None
