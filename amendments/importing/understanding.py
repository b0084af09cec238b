"""What the engine makes of the instructions of a compendium, before anything is saved. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from amendments.compendium.compendium import Compendium, Finding, PrintedAmendment
from amendments.compendium.dependencies import where
from amendments.engine.consolidate import Amendment
from amendments.engine.text import Text, text_of
from amendments.reading import Reading, read_amendment, read_sub_amendment

Key = tuple[str, str]  # the letter of the draft and the number of the amendment


@dataclass(frozen=True, slots=True)
class Understood:
    """A compendium with the reading of each amendment."""

    compendium: Compendium
    readings: Mapping[Key, Reading]

    def reading(self, amendment: PrintedAmendment) -> Reading:
        return self.readings[amendment.draft, amendment.number]

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What needs a person: what the reader of the file found, then instructions in their order."""
        unclear = (
            finding_of(amendment, self.reading(amendment))
            for amendment in self.compendium.amendments
        )
        return (*self.compendium.problems, *(finding for finding in unclear if finding))


def understand(compendium: Compendium) -> Understood:
    """Return `compendium` with its instructions read and looked for in its own drafts."""
    texts = {
        draft.letter: text_of(
            compendium.language, ((p.number, p.text) for p in draft.paragraphs), compendium.title
        )
        for draft in compendium.drafts
    }
    readings: dict[Key, Reading] = {}
    for amendment in sorted(compendium.amendments, key=lambda one: one.parent is not None):
        key = amendment.draft, amendment.number
        readings[key] = _read(amendment, texts[amendment.draft], readings)
    return Understood(compendium, readings)


def _read(amendment: PrintedAmendment, text: Text, readings: Mapping[Key, Reading]) -> Reading:
    """Return the reading of `amendment`; those of the amendments it may change are in `readings`."""
    if amendment.parent is None:
        return read_amendment(amendment.instruction, text)
    parent = readings.get((amendment.draft, amendment.parent), Reading())
    return read_sub_amendment(
        amendment.instruction,
        text.language,
        amendment.number,
        Amendment(amendment.parent, 0, parent.operations),
    )


def finding_of(amendment: PrintedAmendment, reading: Reading) -> Finding | None:
    """Return the problem that an instruction leaves to a person, None when there is none."""
    if reading.reason is None:
        return None
    code = "not-located" if reading.is_read else "not-read"
    return Finding(code, where(amendment.number), reading.reason.message, amendment.instruction)
