"""Gather the parts of one operation: what each of them says of its place, its object, its new text."""

from collections.abc import Sequence
from dataclasses import dataclass

from amendments.engine.grammar.clause import Clause, refuse
from amendments.engine.grammar.parts import (
    Draft,
    InAmendment,
    Mark,
    Noun,
    Paragraphs,
    Part,
    Place,
    Quoted,
    Sentences,
    Times,
    Verb,
    With,
)
from amendments.engine.instruction import Action, Side, Unit
from amendments.engine.quotations import Quotation, lines_of

BESIDE = {Side.BEFORE, Side.AFTER}
ENDS_WITH_SENTENCE = {"rest_of_sentence", "to_end_of_sentence", "what_follows_in_sentence"}
EVERYWHERE_IN = {
    "everywhere": "",
    "everywhere_in_text": "text",
    "everywhere_in_paragraph": "paragraph",
}


def gather(
    parts: Sequence[Part], quotations: Sequence[Quotation], verb_before: Verb | None
) -> Clause:
    """Return what `parts` say; without a verb of their own, that of the clause before holds."""
    clause = Clause()
    if not any(isinstance(part, Verb) for part in parts):
        clause.verb = verb_before
    gatherer = _Gatherer(clause, quotations)
    for part in parts:
        gatherer.take(part)
    gatherer.finish()
    return clause


@dataclass(slots=True)
class _Gatherer:
    """Takes the parts of one clause in order, remembering what the next one belongs to."""

    clause: Clause
    quotations: Sequence[Quotation]
    beside: Side | None = None  # "after", waiting for the thing named next
    at_end: Side | None = None  # "at the end of", just said
    rest: bool = False  # "all words after", waiting for them
    ending: bool = False  # "the end of paragraph 5", waiting for "after"
    scoped: bool = False  # "in", just said
    old_next: bool = False  # "for", waiting for the old words
    before: Part | None = None
    noun: Noun | None = None
    early: Noun | None = None  # "the following words in paragraph 5:", their quotation to come

    def take(self, part: Part) -> None:
        if self.noun and not isinstance(part, Quoted):
            self._noun_alone(self.noun, part)
            self.noun = None
        match part:
            case Noun():
                self.noun = part
            case Quoted():
                self._quoted(self.quotations[part.index])
            case Mark():
                self._mark(part)
            case Times():
                self._times(part.count)
            case Verb() | With():
                self._verb(part)
            case Draft() | InAmendment():
                self._text(part)
            case _:
                self._thing(part)
        if not isinstance(part, Noun) and part != Mark("in"):
            self.at_end = part.side if isinstance(part, Place) and part.side not in BESIDE else None
        if not isinstance(part, Noun):
            self.scoped = part == Mark("in")
            self.before = part

    def finish(self) -> None:
        if self.noun:
            self._noun_alone(self.noun, None)
        if self.beside or self.rest or self.ending or self.old_next:
            raise refuse("place-without-thing")
        if self.early and not self.clause.olds:
            raise refuse("words-missing")

    def _thing(self, part: Paragraphs | Sentences | Place) -> None:
        match part:
            case Paragraphs():
                self._paragraphs(part)
            case Sentences():
                self._sentences(part)
            case Place():
                self._place(part.side)

    def _verb(self, part: Verb | With) -> None:
        clause = self.clause
        if isinstance(part, Verb):
            if clause.verb is not None:
                raise refuse("two-verbs")
            clause.verb = part
        elif clause.with_new is not None or clause.verb is None:
            raise refuse("with-misplaced")
        else:
            clause.with_new = part
            clause.with_names_new = clause.new_noun is not None and not clause.news

    def _text(self, part: Draft | InAmendment) -> None:
        """The draft or the amendment in which the place is; "at the end of the draft" is one, too."""
        clause = self.clause
        if isinstance(part, Draft):
            clause.of_draft = clause.of_draft or self.at_end == Side.END
            if self.at_end == Side.START or self.beside:
                raise refuse("where")
        elif clause.amendment not in ("", part.number):
            raise refuse("two-amendments")
        else:
            clause.amendment = part.number

    def _paragraphs(self, part: Paragraphs) -> None:
        clause = self.clause
        moves = clause.verb is not None and clause.verb.action == Action.MOVE
        if self.beside and moves and clause.destination is None:
            clause.destination, clause.side, self.beside = part, self.beside, None
            return
        if moves and clause.beside == Unit.PARAGRAPH and clause.destination is None:
            # "after paragraph 11, move paragraph 9"
            clause.destination, clause.paragraphs, clause.beside = clause.paragraphs, part, None
            return
        if clause.paragraphs is not None or (clause.with_new and not clause.news):
            raise refuse("two-paragraphs", number=part.numbers[0])
        clause.paragraphs = part
        if self.beside:
            self._stand_beside(Unit.PARAGRAPH)
        else:
            clause.paragraphs_are_object = self._is_object()

    def _sentences(self, part: Sentences) -> None:
        clause = self.clause
        if not part.ordinals:
            raise refuse("sentence-range")
        if clause.sentences or (clause.with_new and not clause.news):
            raise refuse("two-sentences")
        clause.sentences = part.ordinals
        if self.beside:
            self._stand_beside(Unit.SENTENCE)
            return
        clause.sentences_are_object = self._is_object() and not self.at_end
        clause.sentences_lead = not (clause.olds or clause.anchor or clause.sentences_are_object)

    def _is_object(self) -> bool:
        """Tell whether the thing named now is what the verb acts on, and not where."""
        return self.clause.verb is not None and not self.scoped and not self.clause.olds

    def _stand_beside(self, unit: Unit) -> None:
        if self.clause.side is not None:
            raise refuse("two-places")
        self.clause.side, self.clause.beside, self.beside = self.beside, unit, None

    def _place(self, side: Side) -> None:
        if self.beside:
            raise refuse("place-without-thing")
        if self.ending and side == Side.AFTER:
            self.ending, self.rest = False, True
        elif side in BESIDE:
            self.beside = side
        elif self.clause.side is not None:
            raise refuse("two-places")
        else:
            self.clause.side = side

    def _quoted(self, quotation: Quotation) -> None:
        noun, self.noun = self.noun, None
        clause = self.clause
        unit = noun.unit if noun else None
        if not lines_of(quotation.words):
            raise refuse("words-missing")
        if clause.verb and clause.verb.rewrites and clause.with_new is None:
            clause.with_new = With()  # "rédiger ainsi le paragraphe 5: «…»"
        if self.old_next:
            self._old(quotation, unit)
            clause.with_new, self.old_next = With(), False
        elif self.beside or self.rest:
            self._anchor(quotation, unit)
        elif clause.with_new or (clause.verb and clause.verb.action == Action.INSERT):
            self._new(quotation, noun)
        else:
            self._old(quotation, unit)

    def _new(self, quotation: Quotation, noun: Noun | None) -> None:
        follows = isinstance(self.before, Quoted) or self._is_listed()
        if self.clause.news and (noun is not None or not follows):
            raise refuse("two-new-texts")
        self.clause.news.append(quotation)
        self.clause.new_noun = noun or self.clause.new_noun

    def _old(self, quotation: Quotation, unit: Unit | None) -> None:
        if self.clause.olds and not self._is_listed():
            raise refuse("two-old-words")
        early = self.early.unit if self.early else None
        self.clause.olds.append(quotation)
        self.clause.old_unit = unit or early or self.clause.old_unit

    def _is_listed(self) -> bool:
        return self.before == Mark("comma")

    def _anchor(self, quotation: Quotation, unit: Unit | None) -> None:
        if self.clause.anchor:
            raise refuse("two-places")
        if unit == Unit.PARAGRAPH:
            raise refuse("quoted-paragraph")
        self.clause.anchor = " ".join(lines_of(quotation.words))
        if self.rest:
            self.clause.rest, self.rest = True, False
        else:
            self._stand_beside(Unit.SENTENCE if unit == Unit.SENTENCE else Unit.WORDS)

    def _noun_alone(self, noun: Noun, after: Part | None) -> None:
        """A noun without its quotation: "at the end of the paragraph", "insert the following words"."""
        clause = self.clause
        if self.beside or self.rest or self.old_next:
            raise refuse("place-without-thing")
        if self.at_end:
            self._end_of(noun)
        elif clause.with_new or (clause.verb and clause.verb.action == Action.INSERT):
            self._noun_of_new(noun)
        elif noun.unit == Unit.PARAGRAPH and self._is_the_paragraph(after):
            pass
        elif clause.verb and after == Mark("in") and noun.unit != Unit.PARAGRAPH:
            self.early = noun
        elif not clause.everywhere:
            raise refuse("words-missing")

    def _end_of(self, noun: Noun) -> None:
        """ "At the end of the paragraph", "paragraph 5, second sentence, at the end of the sentence"."""
        if noun.unit == Unit.PARAGRAPH and not noun.plural:
            self.clause.of_paragraph = True
        elif noun.unit == Unit.SENTENCE and not noun.plural:
            self.clause.of_sentence = True
        else:
            raise refuse("where")

    def _noun_of_new(self, noun: Noun) -> None:
        if self.clause.new_noun and noun.unit not in (None, self.clause.new_noun.unit):
            if self.scoped and noun.unit == Unit.PARAGRAPH:
                return  # "the last sentence of the paragraph"
            raise refuse("words-missing")
        if self.scoped and noun.unit == Unit.PARAGRAPH:
            return
        self.clause.new_noun = self.clause.new_noun or noun

    def _is_the_paragraph(self, after: Part | None) -> bool:
        """Tell whether "the paragraph" only repeats the one already named, or names the amendment's."""
        clause = self.clause
        if self.scoped:
            return bool(clause.sentences or clause.paragraphs or clause.amendment)
        if clause.verb and clause.paragraphs and not clause.sentences and isinstance(after, With):
            clause.paragraphs_are_object = True  # "paragraph 5, replace the paragraph with …"
            return True
        return False

    def _mark(self, mark: Mark) -> None:
        clause = self.clause
        match mark.name:
            case "rest" | "rest_of_sentence":
                self.rest = True
            case "what_follows" | "what_follows_in_sentence":
                self._what_follows()
            case "ending" | "ending_of_sentence":
                self.ending = True
            case "title" | "label":
                self._named_place(mark)
            case "for":
                self._for()
            case "sub_amendment":
                raise refuse("sub-sub-amendment")
            case "in_its_place":
                clause.in_its_place = True
            case "stop":
                clause.outer_stop = bool(clause.news)
        clause.ends_with_sentence |= mark.name in ENDS_WITH_SENTENCE
        clause.ends_with_paragraph |= mark.name == "to_end_of_paragraph"
        if mark.name.startswith("everywhere"):
            clause.everywhere, clause.everywhere_in = True, EVERYWHERE_IN[mark.name]

    def _what_follows(self) -> None:
        """ "After the words "a", delete the rest of the paragraph"."""
        clause = self.clause
        stands_after = clause.side == Side.AFTER and clause.beside == Unit.WORDS
        if not stands_after or clause.verb is None or clause.verb.action == Action.INSERT:
            raise refuse("place-without-thing")
        clause.side, clause.beside, clause.rest = None, None, True

    def _times(self, count: int) -> None:
        if self.clause.everywhere:
            raise refuse("everywhere-what")
        self.clause.everywhere, self.clause.times = True, count

    def _named_place(self, mark: Mark) -> None:
        """The title; a footnote or a quoted rule. Nothing can stand beside them."""
        if self.beside:
            raise refuse("two-places")
        if mark.name == "title":
            self.clause.in_title = True
        elif self.at_end:
            raise refuse("label-without-words")
        else:
            self.clause.labelled = True

    def _for(self) -> None:
        """ "Substitute "b" for "a"", "substitute for "a" the words "b"": the old words come next."""
        clause = self.clause
        if not (clause.verb and clause.verb.substitutes) or clause.with_new or self.old_next:
            raise refuse("with-misplaced")
        clause.news, clause.olds = clause.olds, []
        self.old_next = True
