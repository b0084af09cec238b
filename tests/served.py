"""The settings of a server process that a browser reads: those of the tests, and the static files are sent."""

from tests.settings import *  # noqa: F403
from tests.settings import MIDDLEWARE as WITHOUT_FILES

MIDDLEWARE = ["config.static.StaticFilesMiddleware", *WITHOUT_FILES]
WHITENOISE_USE_FINDERS = True
