"""The web application, for any WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

from newsroom.clock import refuse_moved_clocks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_wsgi_application()
refuse_moved_clocks()
