"""Amendments about words, and those with several operations, with what they do."""

from collections.abc import Callable

from tests.compendium.chance.bank import FR, LOWERS, MARKS, NEW_WORDS, OPENERS, ORDINALS, TAILS
from tests.compendium.chance.draft import Change
from tests.compendium.chance.hand import balanced
from tests.compendium.chance.whole_forms import WholeForms


class Writer(WholeForms):
    """Each form returns None when chance found no place for it in the draft."""

    def words_place(self) -> tuple[int, int, tuple[str, str, str], str] | None:
        at = self.pick(self.leaves())
        index = self.random.randrange(len(self.draft[at].sentences))
        run = self.run_of_words(at, index)
        if run is None:
            return None
        head = f"{self.paragraph(at)}, "
        if not self.draft[at].is_item and self.random.random() < 0.5:
            head += self.in_sentence(at, index)
        return at, index, run, head

    def c_replace_words(self) -> Change | None:
        place = self.words_place()
        if place is None:
            return None
        at, index, (left, run, right), head = place
        new = self.pick(NEW_WORDS[self.language])
        head += self.by("remplacer ", "replace ") + self.the_words(run) + " "
        head += self.quote(run, old=True) + self.by(" par ", " with ")
        head += self.following("word", len(new.split()))
        change = self.change("C1/C2", at, head, new, claims={(at, index)}, tear=False)
        change.sentences = {(at, index): [left + new + right]}
        return change

    def c_replace_across(self) -> Change | None:
        at = self.pick(self.prose())
        count = len(self.draft[at].sentences)
        if count < 2:
            return None
        index = self.random.randrange(count - 1)
        first, second = self.draft[at].sentences[index : index + 2]
        one, two = first.split(" "), second.split(" ")
        old = f"{one[-1]} {two[0]}"
        if '"' in old or "«" in old or "»" in old or self.draft[at].text.count(old) != 1:
            return None
        names = ORDINALS[self.language][index : index + 2]
        lower = two[0][0].lower() + two[0][1:]
        new = one[-1].rstrip(".?") + self.by(", tandis que ", ", whereas ") + lower
        head = f"{self.paragraph(at)}, " + self.by(
            f"{names[0]} et {names[1]} phrases, remplacer les mots ",
            f"{names[0]} and {names[1]} sentences, replace the words ",
        )
        head += self.quote(old, old=True) + self.by(" par ", " with ")
        head += self.following("word", 2)
        claims = {(at, index), (at, index + 1)}
        change = self.change("C3", at, head, new, claims=claims, tear=False)
        joined = " ".join([*one[:-1], new, *two[1:]])
        change.sentences = {(at, index): [joined], (at, index + 1): []}
        return change

    def c_delete_words(self) -> Change | None:
        place = self.words_place()
        if place is None:
            return None
        at, index, (left, run, right), head = place
        if right[:1] not in " ,.;)" or (left.rstrip().endswith((",", "–")) and right[:1] in ",.;)"):
            return None
        head = self.opening() + head + self.by("supprimer ", "delete ")
        if self.random.random() < 0.5:
            head += f"{self.the_words(run)} "
        else:
            head += self.following("word", len(run.split())) + self.colon() + self.gap()
        change = Change("C4", head + self.quote(run, old=True) + self.stop(), at, {(at, index)})
        change.sentences = {(at, index): [left.rstrip() + right]}
        return change

    def c_insert_words(self) -> Change | None:
        place = self.words_place()
        if place is None:
            return None
        at, index, (left, run, right), head = place
        before = self.random.random() < 0.4
        new = self.pick(NEW_WORDS[self.language])
        comma = not before and right[:1] in " ." and self.random.random() < 0.3
        new = f", {new}" if comma else new
        side = self.by("avant", "before") if before else self.by("après", "after")
        head += f"{side} {self.the_words(run)} {self.quote(run, old=True)}, {self.insert()} "
        head += self.following("word", len(new.split()))
        change = self.change("C5", at, head, new, claims={(at, index)}, tear=False)
        text = (
            f"{left}{new} {run}{right}"
            if before
            else f"{left}{run}{'' if comma else ' '}{new}{right}"
        )
        change.sentences = {(at, index): [text]}
        return change

    def c_end(self) -> Change | None:
        at = self.pick(self.leaves())
        count = len(self.draft[at].sentences)
        index = self.random.randrange(count)
        sentence = self.draft[at].sentences[index]
        if sentence[-1] not in ".;":
            return None
        tail = self.pick(TAILS[self.language])
        tail = f", {tail}" if self.random.random() < 0.6 else tail
        stop = self.random.random() < 0.4
        printed = tail + (sentence[-1] if stop else "")
        number = self.draft[at].number
        if index == count - 1 and (count == 1 or self.random.random() < 0.5):
            head = self.by(
                f"à la fin du paragraphe {number}, ", f"at the end of paragraph {number}, "
            )
            form = "C6"
        else:
            of = self.by("à la fin de ", "at the end of ") + self.the_sentence(at, index)
            head = f"{self.paragraph(at)}, {of}, "
            form = "C7"
        head += f"{self.insert()} {self.following('word', 2)}"
        change = self.change(form, at, head, printed, claims={(at, index)}, tear=False)
        joint = "" if tail.startswith(",") else " "
        change.sentences = {(at, index): [sentence[:-1] + joint + tail + sentence[-1]]}
        return change

    def c_beginning(self) -> Change | None:
        at = self.pick(self.prose())
        sentence = self.draft[at].sentences[0]
        first = sentence.split(" ")[0]
        if first not in LOWERS[self.language]:
            return None
        number = self.draft[at].number
        opener = self.pick(OPENERS[self.language])
        if self.random.random() < 0.5:
            head = self.by(
                f"au début du paragraphe {number}, ", f"at the beginning of paragraph {number}, "
            )
        else:
            head = f"{self.paragraph(at)}, " + self.by("au début, ", "at the beginning, ")
        head += f"{self.insert()} {self.following('word', len(opener.split()))}"
        change = self.change("C8", at, head, opener, claims={(at, 0)}, tear=False)
        lowered = LOWERS[self.language][first] + sentence[len(first) :]
        change.sentences = {(at, 0): [f"{opener} {lowered}"]}
        return change

    def c_after_all(self) -> Change | None:
        at = self.pick(self.leaves())
        count = len(self.draft[at].sentences)
        index = self.random.randrange(count)
        run = self.run_of_words(at, index)
        if run is None or run[2][:1] != " " or not balanced(run[0] + run[1]):
            return None
        left, words, right = run
        if right[-1] not in ".;" or len(right) < 8:
            return None
        head = f"{self.paragraph(at)}, "
        if count > 1:
            head += self.in_sentence(at, index)
        quoted = self.quote(words, old=True)
        stop = right[-1]
        if self.random.random() < 0.5:
            head = (
                self.opening()
                + head
                + self.by("supprimer tous les mots après ", "delete all words after ")
            )
            change = Change("C9", head + quoted + self.stop(), at, {(at, index)})
            change.sentences = {(at, index): [left + words + stop]}
            return change
        new = self.pick(NEW_WORDS[self.language])
        head += self.by("supprimer tous les mots après ", "delete all words after ") + quoted
        head += self.by(" et les remplacer par ", " and replace with ") + self.following("word", 2)
        change = self.change("C9", at, head, new, claims={(at, index)}, tear=False)
        change.sentences = {(at, index): [f"{left}{words} {new}{stop}"]}
        return change

    def c_everywhere(self) -> Change | None:
        at = self.pick(self.prose())
        one = self.draft[at]
        old = self.by("Assemblée", "Assembly")
        if one.text.count(old) < 2:
            return None
        new = "Diète" if self.language == FR else "Diet"
        where = self.by("partout où ils apparaissent", "everywhere they appear")
        head = f"{self.paragraph(at)}, " + self.by("remplacer, ", "replace, ") + where + ", "
        head += self.the_words(old) + " " + self.quote(old) + self.by(" par ", " with ")
        head += self.following("word", 1)
        claims = {(at, i) for i in range(len(one.sentences))}
        change = self.change("C10", at, head, new, claims=claims, tear=False)
        change.sentences = {
            (at, i): [sentence.replace(old, new)] for i, sentence in enumerate(one.sentences)
        }
        return change

    def d_several(self) -> Change | None:
        """Two changes of words in two sentences of one paragraph."""
        at = self.pick(self.prose())
        count = len(self.draft[at].sentences)
        if count < 2:
            return None
        one, two = self.random.sample(range(count), 2)
        first, second = self.run_of_words(at, one), self.run_of_words(at, two)
        if first is None or second is None:
            return None
        new = self.pick(NEW_WORDS[self.language])
        tail = self.pick(NEW_WORDS[self.language])
        paragraph = self.paragraph(at)
        a = self.by("remplacer ", "replace ") + self.the_words(first[1]) + " "
        a += self.quote(first[1], old=True) + self.by(" par ", " with ")
        a += (
            self.following("word", len(new.split()))
            + self.pick((":", " :"))
            + " "
            + self.quote(new)
        )
        b = self.by("après ", "after ") + self.the_words(second[1]) + " "
        b += self.quote(second[1], old=True) + f", {self.insert()} "
        b += (
            self.following("word", len(tail.split()))
            + self.pick((":", " :"))
            + " "
            + self.quote(tail)
        )
        joint = self.pick(
            ("; ", self.by(" et ", " and "), self.by("; et ", "; and "), "\n\n", ";\n\n")
        )
        if self.random.random() < 0.3:
            marks = self.pick(MARKS)
            printed = f"{self.opening()}{paragraph}:\n\n{marks[0]}{a};\n\n{marks[1]}{b}"
        else:
            printed = f"{self.opening()}{paragraph}, {a}{joint}{b}"
        change = Change("D1", printed + self.stop(), at, {(at, one), (at, two)})
        change.sentences = {
            (at, one): [first[0] + new + first[2]],
            (at, two): [f"{second[0]}{second[1]} {tail}{second[2]}"],
        }
        return change

    def forms(self) -> list[Callable[[], Change | None]]:
        return [
            self.a_replace_paragraph, self.a_insert_paragraph, self.a_delete,
            self.b_replace_sentence, self.b_insert_sentence, self.b_delete_sentence,
            self.c_replace_words, self.c_replace_across, self.c_delete_words,
            self.c_insert_words, self.c_end, self.c_beginning, self.c_after_all,
            self.c_everywhere, self.d_several,
        ]  # fmt: skip


def amendments(writer: Writer, count: int) -> list[Change]:
    """Return `count` changes in the order of the text, numbered out of order, some with rules."""
    found: list[Change] = []
    while len(found) < count:
        change = writer.pick(writer.forms())()
        if change is not None:
            found.append(change)
    found.sort(key=lambda change: change.at)
    numbers = [str(number) for number in range(1, count + 1)]
    writer.random.shuffle(numbers)
    for change, number in zip(found, numbers, strict=True):
        change.number = number
    for index, change in enumerate(found):
        for later in found[index + 1 :]:
            if change.claims & later.claims and writer.random.random() < 0.5:
                change.falls.append(later.number)
    return found
