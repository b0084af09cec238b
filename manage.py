#!/usr/bin/env python
"""The command line of the amendment desk: `python manage.py help` lists what it can do."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command given on the command line.

    A setting that is missing or wrong is a matter for whoever starts the program, not a fault
    in it: they get one line that names the setting, and exit code 1.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Cannot start: {error}")


if __name__ == "__main__":
    main()
