"""Addresses of video, sound and documents, below /desk/pictures/ (each begins with `files/`)."""

from accounts.access import desk_path
from accounts.roles import Can
from pictures.desk.views import media

FILE = "files/<int:pk>/"

urlpatterns: list = [
    desk_path("files/", media.show_all, needs=Can.PICTURES, name="files"),
    desk_path("files/add/", media.add, needs=Can.PICTURES, name="add_file"),
    desk_path("files/pick/", media.pick, needs=Can.PICTURES, name="pick_file"),
    desk_path(FILE, media.one, needs=Can.PICTURES, name="file"),
    desk_path(FILE + "facts/", media.facts, needs=Can.PICTURES, name="file_facts"),
    desk_path(FILE + "play/", media.play, needs=Can.PICTURES, name="play_file"),
    desk_path(FILE + "captions/", media.captions, needs=Can.PICTURES, name="file_captions"),
    desk_path(FILE + "bin/", media.throw_away, needs=Can.PICTURES, name="bin_file"),
    desk_path(FILE + "back/", media.bring_back, needs=Can.PICTURES, name="bring_back_file"),
]
