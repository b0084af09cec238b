"""A draft as the engine takes it."""

from amendments.engine.text import Text, text_of
from resolutions.models import DraftText


def load_text(draft: DraftText, language: str) -> Text:
    """Return the draft as tabled in `language`, in one query when its document is loaded."""
    paragraphs = draft.paragraphs.in_language(language).order_by("position")
    return text_of(language, paragraphs.values_list("number", "text"), draft.title_in(language))
