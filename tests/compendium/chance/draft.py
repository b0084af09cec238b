"""A draft and the changes to it, as values of the reference."""

from dataclasses import dataclass, field


@dataclass
class Paragraph:
    """A paragraph of the draft: its sentences, or the one fragment of a list."""

    number: str
    sentences: list[str]
    is_item: bool = False
    is_intro: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    @property
    def level(self) -> int:
        return self.number.count(".")


@dataclass
class Change:
    """What an amendment does, known by construction.

    `sentences` maps an index to the wordings that stand there then (several: inserted ones).
    `comes` are (paragraph, before?, wordings); `claims` are places that two changes may not share.
    """

    form: str
    printed: str
    at: int
    claims: set[tuple[int, int]]
    sentences: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    goes: set[int] = field(default_factory=set)
    comes: list[tuple[int, bool, list[str]]] = field(default_factory=list)
    number: str = ""
    falls: list[str] = field(default_factory=list)
    new: str = ""  # a new text that can be torn and sub-amended, as it stands in quotation marks
    marks: tuple[str, str] = ("", "")
    ending: str = ""
    sub: tuple[str, str] | None = None  # the word of the new text that goes, and what comes
