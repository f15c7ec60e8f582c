"""The settings: production unless the environment says otherwise. Reading them starts nothing."""

import sys

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from redis.backoff import NoBackoff
from redis.retry import Retry

from newsroom import policy
from newsroom.env import BASE_DIR, LOOPBACK, Environment
from newsroom.logs import logging_settings, speak_plainly
from newsroom.mail_url import mail_settings
from newsroom.shelves import private_storages

ENV = Environment()

# The site

DEBUG = ENV.DEBUG
SECRET_KEY = ENV.secret_key
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY to a long random value; `make run` makes one by itself.")
if not ENV.is_https and ENV.site_host not in LOOPBACK:
    raise ImproperlyConfigured(
        f"SITE_URL is {ENV.SITE_URL}: passwords would travel in the clear. Make it https://, "
        "or http:// on 127.0.0.1 for this machine alone."
    )
SITE_URL = ENV.SITE_URL
SITE_NAME = ENV.SITE_NAME
FEEDS_FULL_TEXT = ENV.FEEDS_FULL_TEXT
WEBSUB_HUB = ENV.WEBSUB_HUB
ALLOWED_HOSTS = ENV.hosts
CSRF_TRUSTED_ORIGINS = ENV.CSRF_TRUSTED_ORIGINS
VAR_DIR = ENV.VAR_DIR
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TESTING = "pytest" in sys.modules

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "accounts",
    "pictures",
    "articles",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "newsroom.apps.StaticConfig",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "ckeditor",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "newsroom.middleware.private.PrivateByDefault",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.refusal.RefusalAtTheEdge",
    "newsroom.middleware.bounded.BoundedBody",
    "newsroom.middleware.hostile.HostileInput",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Before the token is looked for in the body: nobody's body is read who is not signed in.
    "newsroom.middleware.signin.LoginRequired",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "newsroom.middleware.language.DeskLanguage",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Public pages: rendered once, kept on disk. See docs/adr/0009-pressed-pages.md.

PAGES_DIR = ENV.PAGES_DIR
PURGE_URL = ENV.PURGE_URL
#: Threads of each web process. They hardly cost anything while they wait, and some are kept free for pages.
WEB_THREADS = ENV.WEB_THREADS

# Data

DATABASES = {"default": dj_database_url.parse(ENV.DATABASE_URL) if ENV.DATABASE_URL else {}}
DATABASES["default"].setdefault("ENGINE", "django.db.backends.postgresql")
DATABASES["default"].update(CONN_MAX_AGE=600, CONN_HEALTH_CHECKS=True)
# Milliseconds. Without them one hung peer holds a worker, and with it a lock, for ever.
SESSION_LIMITS = {
    "statement_timeout": 30_000,
    "lock_timeout": 10_000,
    "idle_in_transaction_session_timeout": 60_000,
}
if sys.argv[1:2] == ["migrate"]:
    # A new index may rightly take longer than any request.
    del SESSION_LIMITS["statement_timeout"]
if sys.platform == "linux":
    SESSION_LIMITS["client_connection_check_interval"] = 5_000
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)
DATABASES["default"]["OPTIONS"].setdefault(
    "options", " ".join(f"-c {name}={limit}" for name, limit in SESSION_LIMITS.items())
)

REDIS_URL = ENV.REDIS_URL or "redis://127.0.0.1:6379/0"
CACHES = {
    "default": {
        "BACKEND": "newsroom.cache.PatientRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "newsroom",
        # No second try: a page that waits for a dead cache is worse than a page without it.
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "retry": Retry(NoBackoff(), 0)},
    }
}

# Tasks: rows are the truth, messages are hints. See docs/adr/0004-scheduling.md.

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_PUBLISH_RETRY = False
# `None` waits for ever: with a number the worker gives up and exits while Redis is away.
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_TIMEOUT = 0.5
# Without the last two, who sends waits two seconds for a broker that refused; the worker's own patience is above.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 0.5,
    "socket_timeout": 0.9,
    "max_retries": 0,
    "interval_start": 0,
}
CELERY_ENABLE_UTC = True
CELERY_TIMEZONE = "UTC"

# People

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": PASSWORD_VALIDATION + "UserAttributeSimilarityValidator"},
    {"NAME": PASSWORD_VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": PASSWORD_VALIDATION + "CommonPasswordValidator"},
    {"NAME": PASSWORD_VALIDATION + "NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# Addresses are given by an administrator, who answers for them: nobody proves one by a letter.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {"login": "accounts.forms.SignInForm", "reset_password": "accounts.forms.ResetPasswordForm"}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "accounts.tokens.ResetTokens"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
# One trusted proxy hides the address of who asks; without one its header could be forged.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENV.TRUSTED_PROXY else 0

# Languages and time: stored in UTC, shown in the newsroom's zone.

LANGUAGE_CODE = ENV.LANGUAGE_CODE
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = ENV.TIME_ZONE
USE_TZ = True

# Files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = ENV.MEDIA_ROOT
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    **private_storages(ENV),
    "staticfiles": {"BACKEND": PLAIN_STATIC if TESTING or DEBUG else "newsroom.storage.HashedStatic"},
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# Files larger than this go to the disk as they come; how large a whole request may be, middleware.bounded says.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 200

# Security: the scheme of SITE_URL alone decides redirect, HSTS and Secure cookies.

CONTENT_SECURITY_POLICY = policy.STRICT
SECURE_SSL_REDIRECT = ENV.is_https
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENV.is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENV.is_https
SECURE_HSTS_PRELOAD = ENV.is_https
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.TRUSTED_PROXY else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.is_https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "newsroom.views.csrf_failed"
X_FRAME_OPTIONS = "DENY"

# CKEditor 4 is old, known to be, and contained: docs/adr/0001-editor.md says how.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"]

# Letters and logs

DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.DEFAULT_FROM_EMAIL
vars().update(mail_settings(ENV.EMAIL_URL))
LOGGING = logging_settings(ENV.LOG_LEVEL)
speak_plainly()
