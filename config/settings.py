"""Settings. What differs between machines comes from the environment: README.md lists the names.

Safe by default: no debugging, no default key, every page behind a sign-in unless its view says otherwise,
and nothing on a page that this server did not send.
"""

from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from config import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# Where it runs
LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

DEBUG = environment.read_flag("DEBUG")
SECRET_KEY = environment.read_text("SECRET_KEY", default="only for development" if DEBUG else None)
ALLOWED_HOSTS = environment.read_list("ALLOWED_HOSTS", default=",".join(LOOPBACK_HOSTS))
CSRF_TRUSTED_ORIGINS = environment.read_origins("CSRF_TRUSTED_ORIGINS")
DATABASES = {
    "default": environment.read_database(
        "DATABASE_URL", default="sqlite:///var/amendments.sqlite3", folder=BASE_DIR
    )
}

# What it is made of
INSTALLED_APPS = [
    "amendments",
    "resolutions",
    "simple_history",
    "import_export",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "config.static.StaticFilesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.sizes.SizeLimitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Who may sign in
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# What a browser is told
SECURE_CSP = {
    "default-src": [CSP.SELF],
    # These four do not fall back to default-src.
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
# A draft is entered on one form, several fields a paragraph; Django's own limit is reached at 165 paragraphs.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A browser sends a secure cookie over https only, and `make demo` serves plain http to this machine alone.
IS_SERVED_BEYOND_LOOPBACK = not DEBUG and not set(ALLOWED_HOSTS) <= set(LOOPBACK_HOSTS)
SESSION_COOKIE_SECURE = IS_SERVED_BEYOND_LOOPBACK
CSRF_COOKIE_SECURE = IS_SERVED_BEYOND_LOOPBACK
SECURE_HSTS_SECONDS = 30 * 24 * 60 * 60 if IS_SERVED_BEYOND_LOOPBACK else 0

# Languages and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = environment.read_time_zone("TIME_ZONE", default="Europe/Paris")
USE_TZ = True

# Static files: their names carry a hash of what is in them, so browsers may keep them for ever
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "var" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
