"""What the tests hold against a sanitised body, read by a parser that is not the sanitiser's own."""

import re
from html.parser import HTMLParser

PLAIN = """
    p h2 h3 ul ol li blockquote table thead tbody tr strong em sub sup br
"""
ALLOWED = {
    **{
        tag: set()
        for tag in [
            "p",
            "h2",
            "h3",
            "ul",
            "ol",
            "li",
            "table",
            "caption",
            "oembed",
            "thead",
            "tbody",
            "tr",
            "strong",
            "em",
            "sub",
            "sup",
            "br",
        ]
    },
    "a": {"href"},
    "blockquote": {"data-kind"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
HARMLESS = re.compile(r"(https?:|mailto:|tel:|[^:]*([/?#]|$))", re.IGNORECASE)


class _Inspection(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.faults.append(f"element {tag}")
        for name, value in attrs:
            if name not in ALLOWED.get(tag, set()):
                self.faults.append(f"attribute {tag} {name}")
            if name == "data-kind" and value not in ("pull", "facts", "sources"):
                self.faults.append(f"kind {value}")
            if name == "href" and not HARMLESS.match(re.sub(r"[\x00-\x20]", "", value or "")):
                self.faults.append(f"address {value}")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"unbalanced {tag}")

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        self.faults.append("comment")

    def handle_decl(self, decl):
        self.faults.append("declaration")

    def handle_pi(self, data):
        self.faults.append("instruction")


def faults(html: str) -> list[str]:
    """Everything in the body that must not be there: elements, attributes, addresses, loose ends."""
    inspection = _Inspection()
    inspection.feed(html)
    inspection.close()
    return inspection.faults + [f"open {tag}" for tag in inspection.open]


def words(html: str) -> list[str]:
    """The words a person reads in the body, in order."""
    inspection = _Inspection()
    inspection.feed(
        re.sub(
            r"</?(?:p|h2|h3|ul|ol|li|blockquote|table|tr|th|td|caption|oembed|br)\b[^<>]*>", r" \g<0> ", html
        )
    )
    inspection.close()
    return "".join(inspection.text).split()
