"""What CKEditor may do here, and what its page may load. See docs/adr/0001-editor.md.

It never calls another host, uploads nothing, and writes only what the sanitiser keeps: the sanitiser has the last word.
"""

from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _

#: Relaxed for the editor's page alone: CKEditor 4 styles its own frame inline and starts it by two inline handlers.
EDITOR_POLICY: dict[str, Any] = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
}

REMOVED = (
    "a11yhelp,about,autoembed,bidi,codesnippet,codesnippetgeshi,colorbutton,colordialog,copyformatting,div,docprops,"
    "editorplaceholder,elementspath,embed,embedbase,embedsemantic,exportpdf,filebrowser,find,flash,font,forms,"
    "horizontalrule,iframe,image,image2,justify,language,liststyle,magicline,maximize,newpage,pagebreak,preview,print,"
    "resize,save,scayt,showblocks,showborders,smiley,sourcearea,specialchar,stylescombo,templates,uploadimage,uploadwidget,"
    "wsc"
)

#: Buttons that begin with Story are ours: static/js/desk/toolbar.js.
TOOLBAR = [
    ["Format"],
    ["Bold", "Italic", "Subscript", "Superscript", "RemoveFormat"],
    ["StoryLink", "Unlink"],
    ["StoryPicture", "StoryGallery", "Player"],
    ["BulletedList", "NumberedList", "Blockquote", "StoryBox", "StoryTable"],
    ["StorySigns", "StoryInvisibles", "StoryFind", "PasteText"],
    ["Undo", "Redo", "StoryQuiet", "StoryKeys"],
]

ALLOWED = (
    "p h2 h3 ul ol li strong em sub sup br; a[!href]; blockquote[data-kind];"
    "table caption thead tbody tr; oembed; th[scope,colspan,rowspan]; td[colspan,rowspan];"
    "figure[data-picture,data-shape,data-size,data-credit,data-alt,data-gallery,data-file]; figcaption"
)


SAME_FOR_ALL: dict[str, Any] = {
    "contentsLangDirection": "ltr",
    "bodyClass": "story-body",
    "versionCheck": False,
    "entities": False,
    "basicEntities": True,
    "allowedContent": ALLOWED,
    "disallowedContent": "script style; *[on*]",
    "format_tags": "p;h2;h3",
    "toolbar": TOOLBAR,
    "toolbarCanCollapse": False,
    "removePlugins": REMOVED,
    "extraPlugins": "autogrow,autolink",
    # The browser's own menu: it knows the spelling. Links and tables have a bar of their own.
    "enableContextMenu": False,
    "disableNativeSpellChecker": False,
    "clipboard_handleImages": False,
    "forcePasteAsPlainText": False,
    "pasteFilter": None,
    "pasteFromWordRemoveFontStyles": True,
    "pasteFromWordRemoveStyles": True,
    "pasteTools_removeFontStyles": True,
    "pasteTools_keepZeroMargins": False,
    "autoGrow_minHeight": 420,
    "autoGrow_maxHeight": 0,
    "autoGrow_onStartup": True,
    "autoGrow_bottomSpace": 24,
    "width": "100%",
    "height": 420,
    "resize_enabled": False,
    "uiColor": "",
    "fillEmptyBlocks": False,
    "enterMode": 1,
    "tabSpaces": 0,
}


def editor_config(*, language: str) -> dict[str, Any]:
    """A fresh configuration for one page, for a text in `language`; the desk's own words follow the person."""
    return SAME_FOR_ALL | {
        "language": (get_language() or "en")[:2],
        "contentsLanguage": language,
        "contentsCss": [static("css/tokens.css"), static("css/desk/contents.css")],
        "title": _("The text"),
    }
