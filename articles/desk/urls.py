"""Every address of the desk, and the ability that opens it."""

from accounts.access import desk_path
from accounts.roles import Can
from articles.desk import front_urls, history_urls
from articles.desk.views import (
    ads,
    embeds,
    follows,
    home,
    linking,
    merging,
    moves,
    preferences,
    queue,
    reports,
    standing,
    tabs,
    translation,
    unsaved,
    writing,
)

app_name = "desk"

STORY = "articles/<int:pk>/"

urlpatterns = [
    desk_path("", home.show, needs=Can.DESK, name="home"),
    desk_path("queue/", queue.show, needs=Can.DESK, name="queue"),
    desk_path("pages/", standing.show, needs=Can.PAGES, name="standing"),
    desk_path("pages/new/", standing.new, needs=Can.PAGES, name="standing_new"),
    desk_path("pages/<int:pk>/", standing.edit, needs=Can.PAGES, name="standing_edit"),
    desk_path("reports/", reports.show, needs=Can.REVIEW, name="reports"),
    desk_path("reports/<int:report_id>/done/", reports.done, needs=Can.REVIEW, name="report_done"),
    desk_path("language/", preferences.language, needs=Can.DESK, name="language"),
    desk_path("alive/", preferences.alive, needs=Can.DESK, name="alive"),
    desk_path("keys/", preferences.keys, needs=Can.DESK, name="keys"),
    desk_path("clean/", writing.clean, needs=Can.WRITE, name="clean"),
    desk_path("embed/", embeds.show, needs=Can.WRITE, name="embed"),
    desk_path("link-targets/", linking.targets, needs=Can.DESK, name="link_targets"),
    desk_path("related/", writing.related, needs=Can.DESK, name="related"),
    desk_path("articles/new/", writing.new, needs=Can.WRITE, name="new"),
    desk_path(STORY + "edit/", writing.edit, needs=Can.DESK, name="edit"),
    desk_path(STORY + "working-copy/", tabs.autosave, needs=Can.DESK, name="working_copy"),
    desk_path(STORY + "working-copy/save/", unsaved.save_all, needs=Can.DESK, name="save_unsaved"),
    desk_path(STORY + "working-copy/<uuid:tab>/aside/", unsaved.put_aside, needs=Can.DESK, name="put_aside"),
    desk_path(STORY + "presence/", tabs.be_present, needs=Can.DESK, name="presence"),
    desk_path(STORY + "take-over/", tabs.take_over, needs=Can.WRITE, name="take_over"),
    desk_path(STORY + "merge/<int:mine>..<int:theirs>/", merging.merge, needs=Can.WRITE, name="merge"),
    desk_path(STORY + "move/<slug:move>/", moves.move, needs=Can.DESK, name="move"),
    desk_path(STORY + "unlock/", moves.unschedule_and_edit, needs=Can.PUBLISH, name="unlock"),
    desk_path(STORY + "embargo/", moves.lift_embargo, needs=Can.OVERRIDE, name="lift_embargo"),
    desk_path(STORY + "review-after/", moves.close_review, needs=Can.REVIEW, name="close_review"),
    desk_path(STORY + "writers/", follows.writers, needs=Can.WRITE, name="writers"),
    desk_path(STORY + "translation/", translation.choose, needs=Can.WRITE, name="translation"),
    desk_path(STORY + "follow/", follows.follow, needs=Can.DESK, name="follow"),
    desk_path(STORY + "unfollow/", follows.unfollow, needs=Can.DESK, name="unfollow"),
    desk_path(STORY + "ads/off/", ads.off, needs=Can.REVIEW, name="ads_off"),
    desk_path(STORY + "ads/on/", ads.on, needs=Can.REVIEW, name="ads_on"),
    *history_urls.urlpatterns,
    *front_urls.urlpatterns,
]
