"""Random drafts, instructions and votes for the engine's properties."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from amendments.engine.consolidate import Amendment, Part, SeparateVote, consolidate
from amendments.engine.instruction import Action, Instruction, Side, Unit
from amendments.engine.rules import Decision, Rule, When
from amendments.engine.sentences import sentences
from amendments.engine.text import Text, text_of

NUMBERS = ["1", "2", "3", "3.1", "3.2", "3.3", "4"]
words = st.sampled_from("alpha beta gamma delta, epsilon (zeta) eta: theta «iota» kappa".split())
sentence = st.lists(words, min_size=2, max_size=6).map(lambda some: f"The {' '.join(some)}.")
items = st.lists(words, min_size=2, max_size=4).map(lambda some: f"to {' '.join(some)}")


@st.composite
def drafts(draw) -> Text:
    rows = []
    for number in NUMBERS:
        if "." in number:
            rows.append((number, draw(items) + (";" if number != "3.3" else ".")))
        elif number == "3":
            rows.append((number, "The Assembly calls for:"))
        else:
            rows.append((number, " ".join(draw(st.lists(sentence, min_size=1, max_size=4)))))
    return text_of("en", rows)


@st.composite
def spans_of_words(draw, text: str) -> str:
    """Some words that stand next to each other in `text`."""
    tokens = text.split(" ")
    start = draw(st.integers(0, len(tokens) - 1))
    end = draw(st.integers(start + 1, min(len(tokens), start + 3)))
    return " ".join(tokens[start:end]).strip(" ")


new_words = st.sampled_from(
    [", and more", "more", ", also,", "The end is near.", "new (words)", "x;"]
)
new_paragraphs = st.sampled_from([("It is new.",), ("to be new;",), ("It is one.", "It is two.")])


@st.composite
def instructions(draw, text: Text) -> Instruction:
    """An instruction of any form; some of them have no certain place, as in life."""
    index = draw(st.integers(0, len(text.paragraphs) - 1))
    number, wording = text.paragraphs[index].number, text.wording(index)
    count = len(sentences(wording))
    match draw(st.sampled_from(["words", "words", "sentence", "end", "paragraph"])):
        case "words":
            action = draw(st.sampled_from([Action.INSERT, Action.DELETE, Action.REPLACE]))
            side = (
                draw(st.sampled_from([Side.BEFORE, Side.AFTER]))
                if action == Action.INSERT
                else None
            )
            new = () if action == Action.DELETE else (draw(new_words),)
            quoted = draw(spans_of_words(wording))
            return Instruction(action, Unit.WORDS, (number,), words=quoted, side=side, new_text=new)
        case "sentence":
            action = draw(st.sampled_from([Action.INSERT, Action.DELETE, Action.REPLACE]))
            side = (
                draw(st.sampled_from([Side.BEFORE, Side.AFTER]))
                if action == Action.INSERT
                else None
            )
            new = () if action == Action.DELETE else ("It is a new one.",)
            ordinal = draw(st.integers(1, count))
            return Instruction(
                action, Unit.SENTENCE, (number,), sentences=(ordinal,), side=side, new_text=new
            )
        case "end":
            side = draw(st.sampled_from([Side.START, Side.END]))
            return Instruction(
                Action.INSERT, Unit.WORDS, (number,), side=side, new_text=(draw(new_words),)
            )
        case _:
            action = draw(
                st.sampled_from([Action.INSERT, Action.DELETE, Action.REPLACE, Action.MOVE])
            )
            return _paragraph(draw, text, action, number)


def _paragraph(draw, text: Text, action: Action, number: str) -> Instruction:
    side = (
        draw(st.sampled_from([Side.BEFORE, Side.AFTER]))
        if action in {Action.INSERT, Action.MOVE}
        else None
    )
    new = draw(new_paragraphs) if action in {Action.INSERT, Action.REPLACE} else ()
    to = draw(st.sampled_from(NUMBERS)) if action == Action.MOVE else ""
    return Instruction(
        action,
        Unit.PARAGRAPH,
        (number,),
        side=side,
        new_text=new,
        destination=to,
        plural=len(new) > 1,
    )


@st.composite
def cases(draw, size: int = 6) -> tuple[Text, list[Amendment], dict[str, Decision], list[Rule]]:
    """A draft, amendments in voting order, votes on them and rules among them."""
    text = draw(drafts())
    some = draw(st.lists(instructions(text), min_size=1, max_size=size))
    tabled = [Amendment(str(at), at, (one,)) for at, one in enumerate(some, 1)]
    numbers = [one.number for one in tabled]
    votes = {
        number: draw(st.sampled_from([Decision.ADOPTED, Decision.ADOPTED, Decision.REJECTED]))
        for number in numbers
    }
    pairs = [(one, other) for one in numbers for other in numbers if int(one) < int(other)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    return text, tabled, votes, [Rule((one,), When.ADOPTED, other) for one, other in chosen]


@dataclass(frozen=True)
class Sitting:
    """Divided amendments, sub-amendments, separate votes and rules among all of them."""

    text: Text
    tabled: list[Amendment]
    rules: list[Rule]
    separate: list[SeparateVote]
    compatible: frozenset[frozenset[str]]
    votes: dict[str, Decision]

    @property
    def items(self) -> list[str]:
        """What is put to the vote: of a divided amendment its parts."""
        numbers = [n for one in self.tabled for n in _items_of(one)]
        return [*numbers, *(vote.number for vote in self.separate)]

    def consolidate(self, votes: dict[str, Decision] | None = None):
        return consolidate(
            self.text,
            self.tabled,
            self.votes if votes is None else votes,
            self.rules,
            separate=self.separate,
            compatible=self.compatible,
        )

    def shuffled(self, chance) -> "Sitting":
        return Sitting(
            self.text,
            chance.sample(self.tabled, len(self.tabled)),
            chance.sample(self.rules, len(self.rules)),
            chance.sample(self.separate, len(self.separate)),
            self.compatible,
            dict(chance.sample(sorted(self.votes.items()), len(self.votes))),
        )


def _items_of(amendment: Amendment) -> list[str]:
    return [f"{amendment.number}/{part.name}" for part in amendment.parts] or [amendment.number]


@st.composite
def sittings(draw, size: int = 4, texts=None) -> Sitting:
    text = draw(drafts() if texts is None else texts)
    tabled: list[Amendment] = []
    for at in range(1, draw(st.integers(1, size)) + 1):
        operations = tuple(draw(st.lists(instructions(text), min_size=1, max_size=2)))
        one = Amendment(str(at), 2 * at, operations)
        one = replace(one, parts=draw(divisions(one)))
        tabled += [*draw(subs_to(one)), one]
    separate = [
        SeparateVote(f"§{number}", 2 * at, number) for at, number in enumerate(draw(
            st.lists(st.sampled_from(["1", "3", "3.2", "4"]), unique=True, max_size=2)
        ), 1)
    ]  # fmt: skip
    pairs = st.tuples(*[st.integers(1, size).map(str)] * 2).filter(lambda two: two[0] != two[1])
    compatible = frozenset(frozenset(pair) for pair in draw(st.lists(pairs, max_size=2)))
    case = Sitting(text, tabled, [], separate, compatible, {})
    outcomes = st.sampled_from([Decision.ADOPTED, Decision.ADOPTED, Decision.REJECTED])
    votes = {item: draw(outcomes) for item in case.items}
    return Sitting(text, tabled, draw(rules_among(case)), separate, compatible, votes)


@st.composite
def divisions(draw, amendment: Amendment) -> tuple[Part, ...]:
    """No parts, one part for each operation, or words of the new text apart from the rest."""
    many = range(len(amendment.instructions))
    kind = draw(st.sampled_from(["whole", "operations", "words"]))
    if kind == "operations" and len(many) > 1:
        return tuple(Part(str(at + 1), (at,)) for at in many)
    wording = " ".join(amendment.instructions[0].new_text)
    if kind == "words" and " " in wording.strip():
        words = draw(spans_of_words(wording.strip()))
        return (Part("1", tuple(many)), Part("2", words=words))
    return ()


@st.composite
def subs_to(draw, amendment: Amendment) -> list[Amendment]:
    wording = " ".join(amendment.instructions[-1].new_text).strip()
    if not wording or not draw(st.booleans()):
        return []
    quoted = draw(spans_of_words(wording))
    change = Instruction(
        Action.REPLACE,
        Unit.WORDS,
        words=quoted,
        new_text=("otherwise",),
        amendment=amendment.number,
    )
    return [Amendment(f"{amendment.number}-1", amendment.position - 1, (change,), amendment.number)]


@st.composite
def rules_among(draw, case: Sitting) -> list[Rule]:
    """Rules whose dependents come later in the voting order, so that there is no circle."""
    wholes = [one.number for one in case.tabled if one.parent is None]
    triggers = [*case.items, *wholes]
    found = []
    for _ in range(draw(st.integers(0, 2))):
        falls = draw(st.sampled_from(case.items))
        if falls.startswith("§"):
            continue
        earlier = [one for one in triggers if one.startswith("§") or int(one[0]) < int(falls[0])]
        if earlier:
            some = draw(
                st.lists(st.sampled_from(sorted(earlier)), min_size=1, max_size=2, unique=True)
            )
            found.append(Rule(tuple(some), draw(st.sampled_from(When)), falls, draw(st.booleans())))
    return found
