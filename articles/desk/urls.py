"""Every address of the desk, and the ability that opens it."""

from accounts.access import desk_path
from accounts.roles import Can
from articles.desk import history_urls
from articles.desk.views import home, preferences

app_name = "desk"

urlpatterns = [
    desk_path("", home.show, needs=Can.DESK, name="home"),
    desk_path("language/", preferences.language, needs=Can.DESK, name="language"),
    desk_path("keys/", preferences.keys, needs=Can.DESK, name="keys"),
    *history_urls.urlpatterns,
]
