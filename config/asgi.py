"""What an ASGI server runs: `application`."""

import os
from importlib import import_module

from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_asgi_application()
# All pages are loaded before the first request, which would else wait for them.
import_module(settings.ROOT_URLCONF)
