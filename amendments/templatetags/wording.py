"""How the words of a text are drawn without changing them."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Compendia print "20e" with a raised e as "20^e".
RAISED = re.compile(r"(?<=\d)\^([^\W\d_]{1,4})\b")
DRAWN = r'<span class="caret">^</span><sup>\1</sup>'


@register.filter
def wording(text: str) -> SafeString:
    """Return `text` for a page, ordinals raised; the caret stays there for those who copy the text."""
    return mark_safe(RAISED.sub(DRAWN, conditional_escape(text)))  # noqa: S308 (escaped, then two fixed tags)
