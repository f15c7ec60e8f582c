"""Addresses of a story's past and of what will go out: they stand in the desk's own list."""

from accounts.access import desk_path
from accounts.roles import Can
from articles.desk.views import authorship, comparing, history, preview, schedule

STORY = "articles/<int:pk>/"

urlpatterns = [
    desk_path("schedule/", schedule.show, needs=Can.DESK, name="schedule"),
    desk_path(
        "schedule/<int:schedule_id>/try-again/", schedule.try_again, needs=Can.PUBLISH, name="try_again"
    ),
    desk_path(STORY + "history/", history.show, needs=Can.DESK, name="history"),
    desk_path(STORY + "history/play/", history.play, needs=Can.DESK, name="play"),
    desk_path(STORY + "history/<int:revision_id>/name/", history.name, needs=Can.WRITE, name="name_version"),
    desk_path(
        STORY + "history/<int:revision_id>/unname/", history.unname, needs=Can.WRITE, name="unname_version"
    ),
    desk_path(STORY + "restore/<int:revision_id>/", history.restore, needs=Can.WRITE, name="restore"),
    desk_path(STORY + "compare/", comparing.choose, needs=Can.DESK, name="compare_chosen"),
    desk_path(STORY + "compare/<int:old>..<int:new>/", comparing.show, needs=Can.DESK, name="compare"),
    desk_path(STORY + "authorship/", authorship.show, needs=Can.DESK, name="authorship"),
    desk_path(STORY + "phrase/", authorship.phrase, needs=Can.DESK, name="phrase"),
    desk_path(STORY + "preview/", preview.show, needs=Can.DESK, name="preview"),
    desk_path(STORY + "preview/page/", preview.page, needs=Can.DESK, name="preview_page"),
]
