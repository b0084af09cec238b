"""A written declaration as printed, for tests of its review."""

from pathlib import Path

from resolutions.models import Signature

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEED = (FIXTURES / "sources" / "declaration-829.fr.txt").read_text(encoding="utf-8")
ENGLISH = """Doc. 16999
3 March 2026
Support for the mountains
Written declaration No. 901
This written declaration commits only those who have signed it.

We, the undersigned, declare the following:

We welcome the mountains. Resolution 2616 (2025) does, too.

Signed:

POE Ann, Italy, SOC
ROE Bob, North Macedonia, ALDE

Total = 2

ALDE: Alliance of Liberals and Democrats for Europe
SOC: Socialists, Democrats and Greens Group
"""


def add_line(text, *lines, total):
    """Return the declaration with further signatories."""
    return text.replace("\n\nTotal = 2", "\n" + "\n".join(lines) + f"\n\nTotal = {total}")


def signature(name):
    return Signature.objects.get(name=name)
