"""A draft with amendments that can be voted by parts, for the tests of what is told of them."""

import re

from django.core.management import call_command
from django.utils.html import strip_tags

from amendments.dividing import PlannedPart
from tests.factories import make_amendment
from tests.web.desks import make_azur

REPLACES = (
    "In the draft resolution, replace paragraph 2 with the following paragraph:\n"
    "“The Assembly regrets this, and asks for a report.”"
)
TWO = (
    "In the draft resolution, paragraph 1, delete the second sentence; "
    "paragraph 3, replace the word “matter” with the following word: “question”"
)
WORDS = PlannedPart(words={"en": ", and asks for a report"})


def make_divisible():
    """Return a draft with amendment 4, of whose new text `WORDS` can be marked off, and 5, of two operations."""
    draft = make_azur(paragraphs=3)
    make_amendment(draft=draft, number="4", instruction=REPLACES)
    make_amendment(draft=draft, number="5", instruction=TWO)
    return draft


def words(page):
    html = re.sub("(?=</(?:dd|dt|h2|h3|li|p|span|b|legend|label)>)", " ", page.content.decode())
    return " ".join(strip_tags(html).split())


def text_of(draft, capsys, *options):
    capsys.readouterr()
    call_command("consolidate", draft.document.reference, *options)
    return dict(line.split("\t") for line in capsys.readouterr().out.splitlines())
