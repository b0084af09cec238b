"""How the references of a text are drawn as links: `{{ text|cited:links }}`."""

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from resolutions.citations import find_citations
from resolutions.links import Link, Links

register = template.Library()


@register.filter
def cited(text: str, links: Links) -> SafeString:
    """Return `text` for a page, every character of it, its references as links where `links` has one."""
    pieces, at = [], 0
    for citation in find_citations(text):
        link = links.of(citation)
        if link is None:
            continue
        pieces.append(escape(text[at : citation.start]))
        pieces.append(drawn(link, text[citation.start : citation.end]))
        at = citation.end
    pieces.append(escape(text[at:]))
    return mark_safe("".join(pieces))  # noqa: S308 (each piece is escaped)


def drawn(link: Link, words: str) -> SafeString:
    if link.says:
        return format_html(
            '<a class="outside" rel="external" href="{}" title="{}">{}</a>',
            link.href,
            link.says,
            words,
        )
    return format_html('<a href="{}">{}</a>', link.href, words)
