"""The web application, for any WSGI server: kept pages before Django."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

from newsroom.clock import refuse_moved_clocks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()
refuse_moved_clocks()
# By its name: it reads settings and rows, which are there only now.
application = import_string("articles.reader.press.setting.opened")(django)
