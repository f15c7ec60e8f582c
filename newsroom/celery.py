"""The Celery app and the beat table: what ticks, and how often.

Intervals in UTC only: crontabs misbehave over daylight saving.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

app = Celery("newsroom")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["articles", "pictures"])

# A tick that waited longer than its own interval is worth nothing: the next one is there.
app.conf.beat_schedule = {
    "hint what falls due soon": {
        "task": "articles.tasks.hint_due",
        "schedule": 10.0,
        "options": {"expires": 10},
    },
    "link the audit chain": {
        "task": "articles.tasks.chain_audit",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
}
