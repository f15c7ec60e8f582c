"""Every address of the picture library, and the ability that opens it."""

from accounts.access import desk_path
from accounts.roles import Can
from pictures.desk import media_urls, picture_urls
from pictures.desk.views import arriving, bulk, collections, library, picking, serving

app_name = "pictures"

ONE = "<int:pk>/"

urlpatterns = [
    desk_path("", library.show, needs=Can.PICTURES, name="library"),
    desk_path("arrive/", arriving.arrive, needs=Can.PICTURES, name="arrive"),
    desk_path("arrive/known/", arriving.known, needs=Can.PICTURES, name="known"),
    desk_path("pick/", picking.pick, needs=Can.PICTURES, name="pick"),
    desk_path("change/", bulk.change, needs=Can.PICTURES, name="change_many"),
    desk_path("collections/", collections.show, needs=Can.PICTURES, name="collections"),
    desk_path("collections/<int:pk>/", collections.change, needs=Can.PICTURES, name="collection"),
    desk_path(ONE + "facts/", picking.facts, needs=Can.PICTURES, name="facts"),
    desk_path(ONE + "preview/", serving.preview, needs=Can.PICTURES, name="preview"),
    desk_path(ONE + "original/", serving.original, needs=Can.PICTURES, name="original"),
    *picture_urls.urlpatterns,
    *media_urls.urlpatterns,
]
