"""Edits of sentences named by their number, and of the ends of a sentence, paragraph or title."""

from amendments.engine.edits import joints
from amendments.engine.edits.values import Letter, Span, WordsEdit, not_located
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.notices import Notice, notice
from amendments.engine.sentences import sentences
from amendments.engine.text import TITLE, Text

LEAST_WORDS_OF_A_SENTENCE = 6  # without a full stop, fewer words may be a mere name


def locate(instruction: Instruction, text: Text, index: int) -> WordsEdit:
    """Return the edit of numbered sentences, or at a beginning or an end. Raises `NotLocatedError`."""
    if instruction.action == Action.INSERT:
        return _insertion(instruction, text, index)
    wording = text.wording(index)
    if index == TITLE and not instruction.sentences:
        span = Span(index, 0, len(wording))
        return WordsEdit(span, span, span, "\n".join(instruction.new_text))
    first, last = sentence_span(instruction, text, index)
    if instruction.action == Action.DELETE:
        return deletion_of_sentences(wording, index, first, last)
    return replacement_of_sentences(wording, index, first, last, "\n".join(instruction.new_text))


def sentence_span(instruction: Instruction, text: Text, index: int) -> tuple[int, int]:
    """Return the characters from the first to the last named sentence, which follow one another.

    Without named sentences: the whole paragraph. Raises `NotLocatedError`.
    """
    if not instruction.sentences:
        return 0, len(text.wording(index))
    spans = sentences(text.wording(index))
    positions = []
    for ordinal in instruction.sentences:
        position = ordinal - 1 if ordinal > 0 else len(spans) + ordinal
        if not 0 <= position < len(spans):
            number = "—" if index == TITLE else text.paragraphs[index].number
            raise not_located("no-such-sentence", number=number, count=len(spans))
        positions.append(position)
    positions.sort()
    if positions != list(range(positions[0], positions[-1] + 1)):
        raise not_located("sentences-apart")
    return spans[positions[0]][0], spans[positions[-1]][1]


def deletion_of_sentences(wording: str, index: int, first: int, last: int) -> WordsEdit:
    """Return the edit by which the sentences from `first` to `last` go, with the space beside them.

    The last words of a list item leave it its semicolon.
    """
    named = Span(index, first, last)
    following = last + len(wording[last:]) - len(wording[last:].lstrip())
    before = wording[:first].rstrip()
    if following < len(wording):
        return WordsEdit(Span(index, first, following), named, named, "")
    if not before:
        raise not_located("nothing-left")
    close = first + joints.close_of(wording[first:last])
    stop = wording[close:last].strip()
    if stop[:1] in {";", ",", ":"} and before[-1] in joints.TERMINALS:
        kept = (notice("list-stop-kept", stop=stop),)
        return WordsEdit(Span(index, len(before) - 1, close), named, named, "", notices=kept)
    return WordsEdit(Span(index, len(before), len(wording)), named, named, "")


def replacement_of_sentences(
    wording: str, index: int, first: int, last: int, new: str
) -> WordsEdit:
    """Return the edit by which `new` replaces the sentences from `first` to `last`."""
    span = Span(index, first, last)
    spaced_close = wording[first + joints.close_of(wording[first:last]) : last].rstrip()
    close = spaced_close.lstrip()
    bare = new.rstrip(joints.TRAILING_MARKS)
    if close[:1] in {";", ","} and bare[-1:] != close[:1]:
        kept = (notice("list-stop-kept", stop=close),)
        return WordsEdit(span, span, span, joints.without_stop(new) + spaced_close, notices=kept)
    if close and bare[-1:] not in joints.TERMINALS | {";", ":", ","}:
        return WordsEdit(span, span, span, new + close, notices=(notice("stop-added"),))
    return WordsEdit(span, span, span, new)


def _insertion(instruction: Instruction, text: Text, index: int) -> WordsEdit:
    new = "\n".join(instruction.new_text)
    first, last = sentence_span(instruction, text, index)
    if instruction.side in {Side.BEFORE, Side.AFTER}:
        at = first if instruction.side == Side.BEFORE else last
        return _beside_sentence(text, index, Span(index, first, last), at, new)
    whole, notices = whole_sentence(new, instruction.unit)
    if whole is None:
        return _words_at(instruction, text, index, first, last, new)
    if instruction.side == Side.START:
        return _sentence_at_start(
            index, first, last, whole, notices, scoped=bool(instruction.sentences)
        )
    return sentence_at_end(
        text, index, first, last, whole, notices, scoped=bool(instruction.sentences)
    )


def whole_sentence(new: str, unit: Unit) -> tuple[str | None, tuple[Notice, ...]]:
    """Return `new` as whole sentences with a full stop, or None when it continues a sentence.

    Raises `NotLocatedError` when it may be either.
    """
    if joints.is_whole_sentence(new):
        return new, ()
    if unit == Unit.SENTENCE:
        small = (notice("small-beginning", words=new[:40]),) if joints.continues(new) else ()
        ended = new.rstrip(joints.TRAILING_MARKS)[-1:] in joints.TERMINALS | {":", ";"}
        return (new, small) if ended else (f"{new}.", (*small, notice("stop-added")))
    if joints.continues(new):
        return None, ()
    if len(new.split()) >= LEAST_WORDS_OF_A_SENTENCE and new[-1] not in ",;:":
        return f"{new}.", (notice("stop-added"),)
    if new[-1] == ",":
        return None, ()  # "Nevertheless,"
    raise not_located("sentence-or-words", words=new)


def _beside_sentence(text: Text, index: int, named: Span, at: int, new: str) -> WordsEdit:
    whole, notices = whole_sentence(new, Unit.SENTENCE)
    assert whole is not None
    wording = text.wording(index)
    if at == named.end and at == len(wording):
        edit = sentence_at_end(text, index, named.start, named.end, whole, notices, scoped=True)
        return edit
    point = Span(index, at, at)
    spaced = f" {whole}" if at == named.end else f"{whole} "
    return WordsEdit(point, Span(index, at, at), named, spaced, stands_beside=True, notices=notices)


def _sentence_at_start(
    index: int, first: int, last: int, whole: str, notices: tuple[Notice, ...], *, scoped: bool
) -> WordsEdit:
    point = Span(index, first, first)
    ground = Span(index, first, last)
    return WordsEdit(point, point, ground, f"{whole} ", stands_beside=True, notices=notices)


def sentence_at_end(
    text: Text,
    index: int,
    first: int,
    last: int,
    whole: str,
    notices: tuple[Notice, ...],
    *,
    scoped: bool,
) -> WordsEdit:
    """Return the edit by which whole sentences come after the one that ends at `last`.

    Within a list item they come before its semicolon, which becomes a full stop.
    """
    wording = text.wording(index)
    ground = Span(index, first, last) if scoped else Span(index, 0, len(wording))
    stop = wording[first + joints.close_of(wording[first:last]) : last]
    if stop.lstrip()[:1] in {";", ","}:
        at = last - len(stop)
        kept = (*notices, notice("list-stop-kept", stop=stop.strip()))
        point = Span(index, at, at)
        new = f". {joints.without_stop(whole)}"
        return WordsEdit(point, point, ground, new, stands_beside=True, notices=kept)
    point = Span(index, last, last)
    ended = wording[:last].rstrip(joints.TRAILING_MARKS)[-1:] in joints.TERMINALS | {":", ";"}
    if not ended:
        whole, notices = f". {whole}", (*notices, notice("stop-added"))
    else:
        whole = f" {whole}"
    return WordsEdit(point, point, ground, whole, stands_beside=True, notices=notices)


def _words_at(
    instruction: Instruction, text: Text, index: int, first: int, last: int, new: str
) -> WordsEdit:
    """Return the edit by which words continue, or open, the sentence at an end of the place."""
    wording = text.wording(index)
    spans = [span for span in sentences(wording) if first <= span[0] and span[1] <= last] or [
        (first, last)
    ]
    if instruction.side == Side.START:
        return words_at_start(text, index, spans[0], new)
    start, end = spans[-1]
    at = start + joints.close_of(wording[start:end])
    notices: tuple[Notice, ...] = ()
    if at == end and wording[start:end].rstrip(joints.TRAILING_MARKS)[-1:] in joints.TERMINALS:
        notices = (notice("stop-inside-quotation"),)
    bare = joints.without_stop(new) if at < end else new
    spaced = joints.spaced(wording[:at], bare, "")
    point = Span(index, at, at)
    return WordsEdit(point, point, Span(index, start, end), spaced, notices=notices)


def words_at_start(text: Text, index: int, sentence: tuple[int, int], new: str) -> WordsEdit:
    """Return the edit by which `new` opens the sentence, whose own first word loses its capital.

    A capital that may belong to a name stays, with a notice ("never for a proper noun").
    """
    wording = text.wording(index)
    start, end = sentence
    ground = Span(index, start, end)
    named = Span(index, start, start)
    letter = joints.small_letter(wording, start, text)
    right = wording[start : start + 1]
    if letter is None or letter == right:
        word = joints.FIRST_WORD.match(wording, start)
        doubt = (
            (notice("capital-doubt", word=word[0] if word else right),) if letter is None else ()
        )
        return WordsEdit(named, named, ground, joints.spaced("", new, right), notices=doubt)
    spaced = joints.spaced("", new, letter)
    return WordsEdit(named, named, ground, spaced, letter=Letter(start, letter))
