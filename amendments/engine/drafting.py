"""Drafting by editing: from a paragraph before and after to the shortest correct instruction.

Each candidate is tried on the draft by the engine itself, and only one that gives exactly the
edited words is proposed: so a page may offer it without a second look.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from amendments.engine.consolidate import Amendment, consolidate
from amendments.engine.folding import occurrences
from amendments.engine.grammar import InstructionError, read
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.notices import Notice, notice
from amendments.engine.rules import Decision
from amendments.engine.sentences import sentences
from amendments.engine.text import Text
from amendments.engine.wording import write

WORD = re.compile(r"\s*(?:\w+(?:['’^.-]\w+)*['’]?|[^\w\s])|\s+$")
LEAST_BETWEEN = 3  # unchanged words that part two changes; fewer are quoted along with them
MOST_OPERATIONS = 4  # beyond them a whole sentence or paragraph is clearer
LONGEST_ANCHOR = 8  # words quoted to name a place
LENGTH_STEP = 400  # characters by which a printed instruction must be shorter to be preferred


class CannotDraftError(ValueError):
    """No instruction gives the edited words exactly; `notice` says what a person can do."""

    def __init__(self, reason: Notice) -> None:
        super().__init__(reason.message)
        self.notice = reason


@dataclass(frozen=True, slots=True)
class _Change:
    """Characters `start` to `end` of the paragraph become `new`."""

    start: int
    end: int
    new: str


def draft_edit(text: Text, number: str, after: str) -> tuple[Instruction, ...]:
    """Return the shortest instructions by which paragraph `number` of `text` becomes `after`.

    Words where words changed, a whole sentence where one changed. Nothing when nothing changed.
    Raises `CannotDraftError`, also when the draft has no such paragraph.
    """
    index = text.find(number)
    if index is None:
        raise CannotDraftError(notice("no-such-paragraph", number=number))
    before = text.paragraphs[index].text
    if before == after:
        return ()
    if not after.strip():
        raise CannotDraftError(notice("nothing-left"))
    candidates = list(_candidates(number, before, after.strip()))
    for candidate in sorted(candidates, key=lambda one: _preference(one, text, index)):
        if _gives(text, candidate, number, after) and reads_back(candidate, text.language):
            return candidate
    raise CannotDraftError(notice("cannot-draft"))


def _preference(
    instructions: Sequence[Instruction], text: Text, index: int
) -> tuple[bool, bool, int]:
    """Return how gladly it is said so: the smallest first, and of those alike the usual way.

    A paragraph whose list stays is replaced only when nothing else will do, and most of a paragraph
    is quoted only then. How long the printed words are counts in steps.
    """
    takes_list = len(text.family(index)) > 1 and instructions[0].unit == Unit.PARAGRAPH
    quoted = sum(len(one.words) for one in instructions if one.action != Action.INSERT)
    quotes_most = quoted > len(text.wording(index)) // 2
    length = len(print_all(instructions, text.language))
    return takes_list, quotes_most, length // LENGTH_STEP


def print_all(instructions: Sequence[Instruction], language: str, kind: str = "resolution") -> str:
    """Return all the `instructions` of one amendment as printed, each on lines of its own."""
    return "\n".join(write(one, language, kind) for one in instructions)


def reads_back(instructions: tuple[Instruction, ...], language: str) -> bool:
    """Tell whether the printed words are read as they are meant: a stray quotation mark can part them."""
    try:
        return read(print_all(instructions, language), language) == instructions
    except InstructionError:
        return False


def _gives(text: Text, instructions: tuple[Instruction, ...], number: str, after: str) -> bool:
    """Tell whether the engine makes exactly `after` of the paragraph, and leaves all else alone."""
    result = consolidate(text, [Amendment("1", 1, instructions)], {"1": Decision.ADOPTED})
    if result.unapplied:
        return False
    wanted = [(one.number, after if one.number == number else one.text) for one in text.paragraphs]
    return [(one.original, one.text) for one in result.paragraphs] == wanted


def _candidates(number: str, before: str, after: str) -> Iterator[tuple[Instruction, ...]]:
    """Yield the ways to say the change, the shortest first."""
    changes = _changes(before, after)
    if len(changes) <= MOST_OPERATIONS:
        yield from _sentence_wise(number, before, after)
        yield from _zipped([list(_say(number, before, change)) for change in changes])
    whole = _one_change(before, after)
    for way in _say(number, before, whole):
        yield (way,)
    yield from _replaced_sentences(number, before, after)
    lines = tuple(line for line in after.split("\n") if line.strip())
    yield (Instruction(Action.REPLACE, Unit.PARAGRAPH, (number,), new_text=lines),)


def _zipped(ways: Sequence[Sequence[Instruction]]) -> Iterator[tuple[Instruction, ...]]:
    """Yield combinations: all first ways, then each change said in its later ways."""
    if not ways or not all(ways):
        return
    for at in range(max(len(some) for some in ways)):
        yield tuple(some[min(at, len(some) - 1)] for some in ways)


def _changes(before: str, after: str) -> list[_Change]:
    """Return the changes word by word, those that stand close together as one."""
    old, new = WORD.findall(before), WORD.findall(after)
    matcher = SequenceMatcher(
        None, [w.strip() for w in old], [w.strip() for w in new], autojunk=False
    )
    runs: list[list[int]] = []
    for tag, i, j, k, last in matcher.get_opcodes():
        if tag == "equal":
            continue
        if runs and i - runs[-1][1] < LEAST_BETWEEN:
            runs[-1][1], runs[-1][3] = j, last
        else:
            runs.append([i, j, k, last])
    starts = _starts(old)
    return [
        _trimmed(before, _Change(starts[i], starts[j], "".join(new[k:last])))
        for i, j, k, last in runs
    ]


def _starts(words: Sequence[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts


def _one_change(before: str, after: str) -> _Change:
    """Return the whole difference as one change of whole words."""
    old, new = WORD.findall(before), WORD.findall(after)
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    starts = _starts(old)
    new_words = "".join(new[head : len(new) - tail])
    return _trimmed(before, _Change(starts[head], starts[len(old) - tail], new_words))


def _trimmed(before: str, change: _Change) -> _Change:
    """Return the change without the marks that old and new words end with alike."""
    old, new = before[change.start : change.end], change.new
    end = change.end
    while old and new and old[-1] == new[-1] and not old[-1].isalnum():
        old, new, end = old[:-1], new[:-1], end - 1
    start = change.start + len(old) - len(old.lstrip())
    return _Change(min(start, end), end, new.strip())


def _say(number: str, before: str, change: _Change) -> Iterator[Instruction]:
    """Yield the ways to say one change of words, the shortest first, in wider and wider words."""
    old = before[change.start : change.end].strip()
    new = (change.new,) if change.new else ()
    if not old:
        yield from _insertions(number, before, change)
    elif not new:
        yield from _quoting(number, before, change, Action.DELETE)
    else:
        yield from _quoting(number, before, change, Action.REPLACE)
    yield from _widened(number, before, change)


def _insertions(number: str, before: str, change: _Change) -> Iterator[Instruction]:
    base = {
        "action": Action.INSERT,
        "unit": Unit.WORDS,
        "paragraphs": (number,),
        "new_text": (change.new,),
    }
    if not before[change.start :].strip(" .;:"):
        yield Instruction(**base, side=Side.END)  # type: ignore[arg-type]
    if not before[: change.start].strip():
        yield Instruction(**base, side=Side.START)  # type: ignore[arg-type]
    for side, anchor in _anchors(before, change.start):
        yield Instruction(**base, side=side, words=anchor)  # type: ignore[arg-type]


def _anchors(before: str, at: int) -> Iterator[tuple[Side, str]]:
    """Yield the words just before, and just after, the place `at`, growing until they are unmistakable."""
    left, right = before[:at].split(), before[at:].split()
    for count in range(1, LONGEST_ANCHOR + 1):
        if count <= len(left):
            yield Side.AFTER, " ".join(left[-count:])
        if count <= len(right):
            yield Side.BEFORE, " ".join(right[:count])


def _quoting(number: str, before: str, change: _Change, action: Action) -> Iterator[Instruction]:
    """Yield the change of the quoted words, named by their sentence when they stand elsewhere too."""
    words = before[change.start : change.end].strip()
    new = (change.new,) if change.new else ()
    named = Instruction(action, Unit.WORDS, (number,), words=words, new_text=new)
    if len(occurrences(words, before)) == 1:
        yield named
    for at, (start, end) in enumerate(sentences(before), 1):
        if start <= change.start and change.end <= end:
            yield Instruction(
                action, Unit.WORDS, (number,), sentences=(at,), words=words, new_text=new
            )


def _widened(number: str, before: str, change: _Change) -> Iterator[Instruction]:
    """Yield replacements of more and more words around the change, which stay the same."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", before)]
    left = [start for start, _ in words if start < change.start]
    right = [end for _, end in words if end > change.end]
    for count in range(1, LONGEST_ANCHOR + 1):
        start = left[-count] if count <= len(left) else (left[0] if left else change.start)
        end = right[count - 1] if count <= len(right) else (right[-1] if right else change.end)
        gap = " " if change.new and before[change.start - 1 : change.start].strip() else ""
        new = before[start : change.start] + gap + change.new + before[change.end : end]
        wider = _Change(start, end, re.sub(r"[ \t]+", " ", new).strip())
        yield from _quoting(number, before, wider, Action.REPLACE)


def _sentence_wise(number: str, before: str, after: str) -> Iterator[tuple[Instruction, ...]]:
    """Yield the insertion or deletion of whole sentences, when that is all that happened."""
    old = [before[start:end] for start, end in sentences(before)]
    new = [after[start:end] for start, end in sentences(after)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    opcodes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if len(opcodes) != 1:
        return
    tag, i, j, k, last = opcodes[0]
    ordinals = tuple(range(i + 1, j + 1))
    added = (" ".join(new[k:last]),)
    if tag == "delete":
        yield (Instruction(Action.DELETE, Unit.SENTENCE, (number,), sentences=ordinals),)
    elif tag == "insert" and i == len(old):
        yield (Instruction(Action.INSERT, Unit.SENTENCE, (number,), side=Side.END, new_text=added),)
    elif tag == "insert":
        side, at = (Side.AFTER, i) if i else (Side.BEFORE, 1)
        yield (
            Instruction(
                Action.INSERT, Unit.SENTENCE, (number,), sentences=(at,), side=side, new_text=added
            ),
        )


def _replaced_sentences(number: str, before: str, after: str) -> Iterator[tuple[Instruction, ...]]:
    """Yield the replacement of the sentences that are not the same any more."""
    old = [before[start:end] for start, end in sentences(before)]
    new = [after[start:end] for start, end in sentences(after)]
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    ordinals = tuple(range(head + 1, len(old) - tail + 1))
    added = " ".join(new[head : len(new) - tail])
    if ordinals and added and len(ordinals) < len(old):
        yield (
            Instruction(
                Action.REPLACE, Unit.SENTENCE, (number,), sentences=ordinals, new_text=(added,)
            ),
        )
