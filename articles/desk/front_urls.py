"""The addresses of the desk where the front page is set."""

from accounts.access import desk_path
from accounts.roles import Can
from articles.desk.views import front

urlpatterns = [
    desk_path("front/", front.show, needs=Can.FRONT, name="front"),
    desk_path("front/pin/", front.pin, needs=Can.FRONT, name="front_pin"),
    desk_path("front/unpin/", front.unpin, needs=Can.FRONT, name="front_unpin"),
    desk_path("front/up/", front.move_up, needs=Can.FRONT, name="front_up"),
    desk_path("front/down/", front.move_down, needs=Can.FRONT, name="front_down"),
    desk_path("front/breaking/", front.break_news, needs=Can.FRONT, name="front_break"),
    desk_path("front/breaking/clear/", front.clear_breaking, needs=Can.FRONT, name="front_clear"),
]
