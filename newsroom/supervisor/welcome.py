"""What the person at the terminal is told once the newsroom is open."""

from newsroom.env import Environment
from newsroom.supervisor.say import say

# The cast of the demo, as it signs in; a test compares it with the demo itself.
PASSWORD = "newsroom-demo"
SIGN_INS = (
    ("rita@newsroom.test", "reporter, Politics"),
    ("sam@newsroom.test", "reporter, Culture"),
    ("ed@newsroom.test", "editor of Politics and World"),
    ("mia@newsroom.test", "editor of Culture and Sport"),
    ("nora@newsroom.test", "picture editor"),
    ("chip@newsroom.test", "editor in chief"),
    ("ada@newsroom.test", "administrator"),
)


def welcome(environment: Environment, *, has_demo: bool) -> None:
    say(f"\nThe newsroom is open: {environment.SITE_URL}   the desk: {environment.SITE_URL}/desk/")
    say(f"Listening on http://127.0.0.1:{environment.PORT}")
    if has_demo:
        say(f"\nSign in with the password {PASSWORD} as")
        for address, role in SIGN_INS:
            say(f"  {address:<20} {role}")
    say(f"\nLogs: {environment.VAR_DIR / 'log'}   Ctrl-C stops everything.")
