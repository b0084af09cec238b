"""Commands that tell every error in one line, as INTERFACES.md promises."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class OneLineCommand(BaseCommand):
    """A command whose errors are one line on standard error: exit 1 for the input, 2 for a wrong call."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return the parser; what is wrong in a call stands alone, without the usage before it."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.__class__ = OneLineParser
        return parser


class OneLineParser(CommandParser):
    def print_usage(self, file: Any = None) -> None:
        """Leave it to --help."""


def refused(message: object) -> CommandError:
    """Return the error for input at fault, in one line whatever it quotes."""
    return CommandError(" ".join(str(message).split()), returncode=1)


def slug(text: str) -> str:
    """Return `text` when it can be the short name of a dossier; else the call is wrong."""
    if not text.replace("-", "").replace("_", "").isalnum() or not text.isascii() or len(text) > 50:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no short name: letters, digits and hyphens, 50 at most"
        )
    return text
