"""What a person said of a declaration that its file does not: who its signatories are, what stays."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from resolutions.declarations.values import Signatory

Key = tuple[str, str]  # the name and the country of a signatory, as printed


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member to be added to the list, of the delegation and group of the signature."""

    first_name: str
    last_name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """`members`: by signatory a key, a new member, or None for a name that stays as printed.

    `delegations` and `groups`: the codes of what is printed, "" for none. `keeps_text`: an earlier
    version has the text, this file only signatures. `is_whole`: the file was looked at, and nothing
    of it is missing.
    """

    members: Mapping[Key, int | NewMember | None] = field(default_factory=dict)
    delegations: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    keeps_text: bool = False
    is_whole: bool = False


NOTHING_SAID = Choices()


def key_of(printed: Signatory) -> Key:
    return printed.name, printed.country
