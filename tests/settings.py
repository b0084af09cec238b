"""The project's settings, with the few changes that make tests quick and independent of the machine."""

import os
import tempfile

for name in ("DEBUG", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "TIME_ZONE"):
    os.environ.pop(name, None)
os.environ["SECRET_KEY"] = "for tests"

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, MIDDLEWARE, STORAGES  # noqa: E402

# Tests sign in often; a slow hash protects nobody here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Static files come straight from static/, not from a collected copy.
MIDDLEWARE = [name for name in MIDDLEWARE if name != "config.static.StaticFilesMiddleware"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# SQLite keeps its test database in a file as it does in use, not in memory, so that the threads of a live
# server have connections of their own. The name lets several test runs go on at once.
DATABASES["default"]["TEST"] = (
    {"NAME": f"{tempfile.gettempdir()}/amendments-test-{os.getpid()}.sqlite3"}
    if DATABASES["default"]["ENGINE"].endswith("sqlite3")
    else {}
)
