"""Who speaks: the name before a colon at the beginning of a line, perhaps with a function and a time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TIME = r"(?:[\[(]?(?P<time>\d{1,2}(?:[:.]|\s?h\s?)\d{2}(?::\d{2})?)[\])]?\s*[-–—]?\s*)?"
_LABEL = re.compile(
    rf"{_TIME}(?P<label>(?:(?:M|Mr|Mrs|Ms|Dr)\.\s)?[^\W\d_][^:.!?;«»“”\"…\[\]]{{1,110}}?)\s?:(?=\s|$)\s*"
)
_CHAIR = re.compile(
    r"(?:(?:le|la|l'|the|madam|monsieur le|madame la)\s?)?"
    r"(?:president|presidente|chair|chairperson|chairman|speaker|moderat(?:eur|rice|or)|question|reponse|answer)",
)
_HONORIFICS = {"m.", "mm.", "mme", "mlle", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."}
_FUNCTIONS = {
    *"president présidente président vice-president vice-président vice-présidente premier première prime".split(),
    *"ministre minister vice-ministre secrétaire secretary directeur directrice director ambassadeur".split(),
    *"ambassadrice ambassador député députée sénateur sénatrice senator chef cheffe head commissaire".split(),
    *"commissioner rapporteur rapporteure rapporteuse modérateur moderator chair chairperson chairman".split(),
    *"speaker représentant représentante representative chancelier chancelière chancellor roi reine".split(),
    *"king queen gouverneur governor maire mayor général general acting deputy haut haute high juge judge".split(),
}
_PARTICLES = {
    "de",
    "du",
    "des",
    "da",
    "di",
    "la",
    "le",
    "van",
    "von",
    "der",
    "den",
    "el",
    "al",
    "bin",
    "ibn",
    "y",
}
_SALUTATIONS = {
    "chers",
    "chères",
    "cher",
    "chère",
    "mesdames",
    "messieurs",
    "dear",
    "ladies",
    "merci",
}
# With one of these the words are a sentence about somebody, not a name.
_OF_SENTENCES = {
    *"a ont est sont était que qui dit déclare déclaré donne donner à je nous vous il elle on".split(),
    *"said says told has have is was were that who to i we you he she they give gives".split(),
}


@dataclass(frozen=True, slots=True)
class Label:
    """The name that opens a turn, as printed, the time before it, and the words after it."""

    called: str
    time: str
    rest: str


def find_label(text: str) -> Label | None:
    """Return who begins to speak in the line `text`, or None where the line is no beginning of a turn."""
    match = _LABEL.match(text)
    if match is None or not _names_a_speaker(match["label"].split()):
        return None
    return Label(match["label"], match["time"] or "", text[match.end() :])


def merge(names: Iterable[str]) -> dict[str, str]:
    """Return for each printed name the one that stands for its speaker.

    "Président de la Russie Vladimir Poutine" and "Vladimir Poutine" are one person, the shorter name stands for
    both; a surname alone is not enough. Of two that fit, neither is taken: who speaks is printed, and not guessed.
    """
    chosen: dict[tuple[str, ...], str] = {}
    people = {}
    for name in sorted(set(names), key=lambda name: (len(name.split()), name)):
        words = tuple(name.casefold().split())
        endings = (words[at:] for at in range(max(1, len(words) - 1)))
        same = [chosen[ending] for ending in endings if ending in chosen]
        people[name] = same[0] if len(same) == 1 else name
        if people[name] == name:
            chosen[words] = name
    return people


def _names_a_speaker(words: list[str]) -> bool:
    small = [word.casefold() for word in words]
    if len(words) > 16 or small[0] in _SALUTATIONS or set(small) & _OF_SENTENCES:
        return False
    if _CHAIR.fullmatch(" ".join(small).replace("’", "'").replace("é", "e")):
        return True
    if small[0] in _HONORIFICS:
        return len(words) > 1 and words[-1][0].isupper()
    if len(words) < 2 or not words[-1][0].isupper() or not _is_of_a_name(words[-2]):
        return False
    first = small[1] if small[0] in {"le", "la", "the"} else small[0]
    is_name = len(words) <= 5 and all(_is_of_a_name(word) for word in words)
    return first in _FUNCTIONS or is_name


def _is_of_a_name(word: str) -> bool:
    return word[0].isupper() or word in _PARTICLES
