"""What the tags of a pasted page mean for the words in them."""

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
FLOW = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "address",
        "center",
        "form",
        "fieldset",
        "legend",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "pre",
        "details",
        "summary",
        "hgroup",
        "caption",
        "body",
        "html",
        "menu",
        "dir",
        "search",
        "noscript",
        "option",
        "optgroup",
        "select",
        "textarea",
        "xmp",
        "listing",
        "plaintext",
        "table",
        "tr",
        "ul",
        "ol",
        "li",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "title",
        "oembed",
    ]
)
# Their content is no text of the story: code, the page's own title, what a frame would have shown.
UNREAD = frozenset({"script", "style", "title", "iframe", "noframes", "noembed", "xml", "template"})
PICTURES = frozenset({"img", "svg", "picture", "canvas", "image"})
PLAYERS = frozenset({"iframe", "video", "audio", "embed", "object", "applet"})
SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})
