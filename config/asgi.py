"""What an ASGI server runs: `application`."""

import os
from importlib import import_module

import django
from django.conf import settings

from config.threads import OneThreadHandler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django.setup(set_prefix=False)
application = OneThreadHandler()
# All pages are loaded before the first request, which would else wait for them.
import_module(settings.ROOT_URLCONF)
