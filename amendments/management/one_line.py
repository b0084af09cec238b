"""Commands that tell every error in one line; the texts have such commands, too."""

from resolutions.management.one_line import OneLineCommand, OneLineParser, refused, slug

__all__ = ["OneLineCommand", "OneLineParser", "refused", "slug"]
