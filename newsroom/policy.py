"""What a page of this site may load: the strict content security policy every answer carries.

The editor's page relaxes it for itself alone; see docs/adr/0001-editor.md.
"""

from typing import Any

from csp.constants import NONE, SELF

STRICT: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
