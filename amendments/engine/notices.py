"""Everything the engine tells a person, as a code with values and as words in two languages.

A reason, a warning or a doubt is a `Notice`: code can compare it, a page can say it in the
reader's language. `message` is the English sentence, which commands and JSON use.
"""

from dataclasses import dataclass

from amendments.engine.phrases import PHRASES


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell, with the values that fill its sentence; a value may be a notice itself."""

    code: str
    values: tuple[tuple[str, "str | Notice"], ...] = ()

    def words(self, language: str) -> str:
        """Return the sentence in `language` ("en" or "fr"; any other gives English)."""
        phrase = PHRASES[self.code]["fr" if language == "fr" else "en"]
        said = {
            name: value.words(language) if isinstance(value, Notice) else value
            for name, value in self.values
        }
        return phrase.format(**said)

    @property
    def message(self) -> str:
        """The sentence in English."""
        return self.words("en")


def notice(code: str, **values: object) -> Notice:
    """Return the notice `code` with its values, in the order given.

    A value that is itself a notice is said in the reader's language; any other as it stands.
    """
    kept = (
        (name, value if isinstance(value, Notice) else str(value)) for name, value in values.items()
    )
    return Notice(code, tuple(kept))
