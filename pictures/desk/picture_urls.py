"""Addresses of one picture's page and what is done there, below /desk/pictures/."""

from accounts.access import desk_path
from accounts.roles import Can
from pictures.desk.views import picture

ONE = "<int:pk>/"

urlpatterns = [
    desk_path(ONE, picture.show, needs=Can.PICTURES, name="picture"),
    desk_path(ONE + "describe/", picture.describe, needs=Can.PICTURES, name="describe"),
    desk_path(ONE + "reset/", picture.reset, needs=Can.PICTURES, name="reset"),
    desk_path(ONE + "shape/", picture.reshape, needs=Can.PICTURES, name="reshape"),
    desk_path(ONE + "collect/", picture.collect, needs=Can.PICTURES, name="collect"),
    desk_path(ONE + "take-out/", picture.take_out, needs=Can.PICTURES, name="take_out"),
    desk_path(ONE + "bin/", picture.put_in_bin, needs=Can.PICTURES, name="bin"),
    desk_path(ONE + "bring-back/", picture.bring_back, needs=Can.PICTURES, name="bring_back"),
]
