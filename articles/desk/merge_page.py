"""The page on which two texts become one: what merged by itself, and what is asked, side by side."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from articles.actions.merging import merge_of
from articles.desk.merge_choices import answers_in
from articles.desk.merge_questions import questions
from articles.desk.merge_told import phrases
from articles.models import Article, Revision


def merge_page(
    request: HttpRequest,
    article: Article,
    mine: Revision,
    theirs: Revision,
    *,
    sent: Mapping[str, str] | None = None,
    status: int = 200,
    said: str | Promise = "",
    asks: bool = False,
) -> HttpResponse:
    """The page with the choices as `sent`; `said` tells what stopped a save, `asks` offers to save all the same."""
    merged = merge_of(mine, theirs)
    answers = answers_in(merged, sent)
    context: dict[str, Any] = {
        "article": article,
        "mine": mine,
        "theirs": theirs,
        "is_yours": mine.made_by_id == request.user.pk,
        "is_behind": theirs.pk != article.head_id,
        "is_conflict": status == 409 and not said,
        "now": article.now,
        "from_mine": phrases(merged.mine),
        "from_theirs": phrases(merged.theirs),
        "questions": questions(merged, mine, theirs, answers=answers, reader=request.user, now=article.now),
        "said": said,
        "asks": asks,
    }
    return render(request, "desk/story/merge.html", context, status=status)
