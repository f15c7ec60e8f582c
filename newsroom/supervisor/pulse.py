"""Whether the web server still answers: a hung one is not dead, and nobody but us would replace it."""

import threading
import urllib.error
import urllib.request

PROBE_EVERY = 10.0
PATIENCE = 10.0
SILENCES = 3


class Pulse(threading.Thread):
    """Asks the address every ten seconds; `is_hung` after three silences in a row."""

    def __init__(self, url: str, host: str) -> None:
        super().__init__(name="pulse", daemon=True)
        self.request = urllib.request.Request(url, headers={"Host": host})  # noqa: S310, the scheme is ours
        self.silences = 0
        self.stopping = threading.Event()

    @property
    def is_hung(self) -> bool:
        return self.silences >= SILENCES

    def forgive(self) -> None:
        """Counting begins anew: the server was replaced."""
        self.silences = 0

    def run(self) -> None:
        while not self.stopping.wait(PROBE_EVERY):
            self.silences = 0 if answers(self.request, PATIENCE) else self.silences + 1


def answers(request: urllib.request.Request, patience: float) -> bool:
    """Whether anything at all is answered; an error page is an answer."""
    try:
        with urllib.request.urlopen(request, timeout=patience):  # noqa: S310
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
