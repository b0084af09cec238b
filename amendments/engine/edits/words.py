"""Edits of words that the instruction quotes: replaced, deleted, inserted beside them."""

from dataclasses import replace

from amendments.engine.edits import joints, phrases
from amendments.engine.edits.suggest import similar_words
from amendments.engine.edits.values import Letter, NotLocatedError, Span, WordsEdit
from amendments.engine.folding import occurrences
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.notices import Notice, notice
from amendments.engine.sentences import may_begin, sentences
from amendments.engine.text import TITLE, Text

CONTEXT = 24  # characters shown on each side of a place in a message


def locate(instruction: Instruction, text: Text, index: int) -> WordsEdit:
    """Return the edit at the one place of the quoted words. Raises `NotLocatedError`."""
    first, last = phrases.sentence_span(instruction, text, index)
    places = _places(instruction, text.wording(index), first, last)
    if not places:
        raise _not_found(instruction.words, text.wording(index)[first:last])
    if len(places) > 1:
        raise _ambiguous(instruction, text, index, places)
    return _edit(instruction, text, index, places[0], last)


def locate_all(instruction: Instruction, text: Text, index: int) -> list[WordsEdit]:
    """Return an edit for each place of the quoted words in the paragraph, perhaps none."""
    first, last = phrases.sentence_span(instruction, text, index)
    places = _places(instruction, text.wording(index), first, last)
    return [_edit(instruction, text, index, place, last) for place in places]


def _places(instruction: Instruction, wording: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return where the quoted words stand; a full stop quoted with them may be the instruction's own."""
    words = instruction.words
    places = occurrences(words, wording, first, last)
    if not places and words.endswith((".", ",", ";")):
        places = occurrences(words[:-1].rstrip(), wording, first, last)
    return places


def _edit(
    instruction: Instruction, text: Text, index: int, place: tuple[int, int], last: int
) -> WordsEdit:
    wording = text.wording(index)
    start, end = place
    new = "\n".join(instruction.new_text)
    if instruction.rest:
        return _rest(wording, index, end, last, new, scoped=bool(instruction.sentences))
    if instruction.action == Action.INSERT and instruction.unit == Unit.SENTENCE:
        return _sentence_beside(instruction, text, index, place, new)
    if instruction.action == Action.INSERT:
        return _insertion(instruction, text, index, place, new)
    sentence = _as_sentence(wording, start, end)
    if instruction.action == Action.DELETE:
        if sentence:
            return phrases.deletion_of_sentences(wording, index, *sentence)
        return _deletion(wording, index, start, end)
    if sentence and instruction.unit == Unit.SENTENCE:
        return phrases.replacement_of_sentences(wording, index, *sentence, new)
    return _replacement(wording, index, start, end, new)


def _as_sentence(wording: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the sentences that the words are, whole, quoted with or without the last stop."""
    if not may_begin(wording, start):
        return None
    spans = sentences(wording)
    first = next((at for at, span in enumerate(spans) if span[0] == start), None)
    for _, last in spans[first:] if first is not None else ():
        if last == end or start + joints.close_of(wording[start:last]) == end:
            return start, last
    return None


def _sentence_beside(
    instruction: Instruction, text: Text, index: int, place: tuple[int, int], new: str
) -> WordsEdit:
    """Return the edit by which a sentence comes beside the one that the quoted words belong to."""
    wording = text.wording(index)
    start, end = place
    inside = next(((s, e) for s, e in sentences(wording) if s <= start < e), (0, len(wording)))
    whole, notices = phrases.whole_sentence(new, Unit.SENTENCE)
    assert whole is not None
    if (start, end) != inside:
        notices = (*notices, notice("sentence-beside-words"))
    ground = Span(index, start, end)
    if instruction.side == Side.AFTER and inside[1] == len(wording):
        edit = phrases.sentence_at_end(text, index, *inside, whole, notices, scoped=True)
        return replace(edit, ground=ground, stands_beside=False)
    at = inside[0] if instruction.side == Side.BEFORE else inside[1]
    point = Span(index, at, at)
    spaced = f"{whole} " if instruction.side == Side.BEFORE else f" {whole}"
    return WordsEdit(point, point, ground, spaced, notices=notices)


def _insertion(
    instruction: Instruction, text: Text, index: int, place: tuple[int, int], new: str
) -> WordsEdit:
    wording = text.wording(index)
    start, end = place
    ground = Span(index, start, end)
    if instruction.side == Side.BEFORE:
        opens = joints.is_sentence_start(wording, start) and new[:1].isupper() and index != TITLE
        if opens and not joints.is_whole_sentence(new):
            edit = phrases.words_at_start(text, index, (start, end), new)
            return replace(edit, ground=ground)
        at = start
    else:
        at = end
        after = wording[end : end + 1]
        if after in joints.TERMINALS and after and joints.is_whole_sentence(new):
            at = end + 1  # a whole sentence comes after the full stop
    fitted = _fitted(wording, at, at, new)
    spaced = joints.spaced(wording[:at], fitted, wording[at:])
    point = Span(index, at, at)
    return WordsEdit(point, point, ground, spaced)


def _fitted(wording: str, start: int, end: int, new: str) -> str:
    """Return `new` without the marks that would double those around it, or stop in mid-sentence."""
    before = wording[:start].rstrip()[-1:]
    after = wording[end:].lstrip(" \u00a0\u202f")
    if new[:1] == "," and before == "," and len(new) > 1:
        new = new[1:].lstrip()
    if new[-1:] in ".,;:" and len(new) > 1 and not new.endswith("...") and after:
        doubled = after[0] == new[-1] or (new[-1] == "." and after[0] in ".;:,!?")
        breaks_off = new[-1] == "." and after[0].islower()
        if (doubled or breaks_off) and not _abbreviates(new, doubled=doubled):
            new = new[:-1].rstrip()
    return new


def _abbreviates(new: str, *, doubled: bool) -> bool:
    """An abbreviation keeps its stop, unless the same mark follows at once: "etc.." is never right."""
    return joints.ends_with_abbreviation(new) and not doubled


def _replacement(wording: str, index: int, start: int, end: int, new: str) -> WordsEdit:
    named = Span(index, start, end)
    bare = new.rstrip(joints.TRAILING_MARKS)
    old = wording[start:end]
    loses_stop = old[-1:] in joints.TERMINALS and bare[-1:] not in joints.TERMINALS | {";", ":"}
    if loses_stop and _ends_sentence(wording, end):
        end -= 1  # the full stop quoted with the old words stays
    fitted = _fitted(wording, start, end, new) if old[-1:] not in joints.TERMINALS else new
    notices: tuple[Notice, ...] = ()
    if old[:1].isupper() and fitted[:1].islower() and joints.is_sentence_start(wording, start):
        notices = (notice("small-beginning", words=fitted[:40]),)
    start -= _spare_space(wording[:start], fitted)
    return WordsEdit(Span(index, start, end), named, named, fitted, notices=notices)


def _spare_space(left: str, new: str) -> int:
    """Return how many spaces at the end of `left` go, since `new` begins with ", " or a full stop."""
    begins = new[:1] in {",", "."} and not new[1:2].isalnum() and new[:2] != ".."
    return len(left) - len(left.rstrip()) if begins and left.strip() else 0


def _ends_sentence(wording: str, end: int) -> bool:
    return any(stop == end for _, stop in sentences(wording))


def _deletion(wording: str, index: int, start: int, end: int) -> WordsEdit:
    """Return the edit by which words go, with the space or comma that would stand double."""
    named = Span(index, start, end)
    if wording[start:end][-1:] in joints.TERMINALS and _ends_sentence(wording, end):
        end -= 1  # the sentence keeps its full stop
    if joints.is_sentence_start(wording, start):
        return _deletion_at_start(wording, named, start, end)
    first, last = _with_spare_marks(wording, start, end)
    return WordsEdit(Span(index, first, last), named, named, "")


def _with_spare_marks(wording: str, start: int, end: int) -> tuple[int, int]:
    left, right = wording[:start], wording[end:]
    spaces_after = len(right) - len(right.lstrip())
    bare_left, bare_right = left.rstrip(), right.lstrip()
    if bare_left[-1:] == "(" and bare_right[:1] == ")":
        return _with_spare_marks(wording, len(bare_left) - 1, end + spaces_after + 1)
    if bare_left[-1:] == "," and bare_right[:1] in {",", ";", "."} and bare_right:
        return len(bare_left) - 1, end + spaces_after  # "x, [a], y" keeps one comma, "x, [a]." none
    if bare_left[-1:] == bare_right[:1] == "." and bare_left[-2:-1] != ".":
        return len(bare_left) - 1, end + spaces_after  # "2 A.D. [a]." keeps one stop
    if left[-1:].isspace() and (not right or right[0].isspace() or right[0] in joints.CLOSING):
        return len(bare_left), end  # a no-break space too: none stands before a full stop
    if left[-1:] in joints.OPENING or not left:
        return start, end + spaces_after
    return start, end


def _deletion_at_start(wording: str, named: Span, start: int, end: int) -> WordsEdit:
    """Return the edit by which the first words of a sentence go: the next one gets the capital."""
    rest = wording[end:].lstrip(" \u00a0\u202f,")
    at = len(wording) - len(rest)
    span = Span(named.paragraph, start, at)
    if not (wording[start].isupper() and rest[:1].islower()):
        return WordsEdit(span, named, named, "")
    word = joints.FIRST_WORD.match(rest)
    given = rest[0].upper() + (word[0][1:] if word else "")
    capital = (notice("capital-given", word=given),)
    return WordsEdit(span, named, named, "", letter=Letter(at, rest[0].upper()), notices=capital)


def _rest(wording: str, index: int, after: int, last: int, new: str, *, scoped: bool) -> WordsEdit:
    """Return the edit by which all goes that follows the words, but for the closing stop."""
    close = after + joints.close_of(wording[after:last])
    span = Span(index, after, close)
    named = Span(index, after, close)
    if span.is_empty:
        raise NotLocatedError(notice("nothing-after"))
    beyond = [s for s, _ in sentences(wording) if after < s < last]
    notices = (notice("sentences-in-rest"),) if beyond and not scoped else ()
    if not new:
        return WordsEdit(span, named, named, "", notices=notices)
    bare = joints.without_stop(new) if close < last else new
    spaced = joints.spaced(wording[:after], bare, "")
    return WordsEdit(span, named, named, spaced, notices=notices)


def _not_found(words: str, wording: str) -> NotLocatedError:
    suggestion = similar_words(words, wording)
    if suggestion is None:
        return NotLocatedError(notice("words-not-found", words=words))
    reason = notice("words-similar", words=words, suggestion=suggestion)
    return NotLocatedError(reason, suggestion=suggestion)


def _ambiguous(
    instruction: Instruction, text: Text, index: int, places: list[tuple[int, int]]
) -> NotLocatedError:
    wording = text.wording(index)
    shown = "; ".join(
        f"“…{wording[max(0, start - CONTEXT) : end + CONTEXT]}…”" for start, end in places[:4]
    )
    reason = notice("words-ambiguous", words=instruction.words, count=len(places), places=shown)
    return NotLocatedError(reason, tuple(Span(index, start, end) for start, end in places))
