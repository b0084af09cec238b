"""Amendments about whole paragraphs and whole sentences, with what they do."""

from tests.compendium.chance.bank import EN, ITEMS, NEW_SENTENCES, NEW_WORDS, ORDINALS
from tests.compendium.chance.draft import Change
from tests.compendium.chance.hand import Hand


class WholeForms(Hand):
    """Each form returns None when chance found no place for it in the draft."""

    def change(
        self,
        form: str,
        at: int,
        head: str,
        new: str,
        *,
        claims: set[tuple[int, int]],
        tear: bool = True,
    ) -> Change:
        printed = self.opening() + head + self.colon() + self.gap()
        if form[0] in "AB" and self.random.random() < 0.15 and self.language == EN:
            # The short form of committee opinions: no "In the draft …".
            printed = head[0].upper() + head[1:] + self.colon() + self.gap()
        opening, closing = self.marks(new)
        ending = self.stop()
        change = Change(form, f"{printed}{opening}{new}{closing}{ending}", at, claims)
        if tear:
            change.new, change.marks, change.ending = new, (opening, closing), ending
            self.add_sub_amendment(change)
        return change

    def add_sub_amendment(self, change: Change) -> None:
        if self.random.random() < 0.6:
            return
        words = [word.strip('.,;«»"()') for word in change.new.split()]
        words = [w for w in words if len(w) > 5 and w.isalpha() and change.new.count(w) == 1]
        if words:
            change.sub = (self.pick(words), self.pick(NEW_WORDS[self.language]))

    def sub_amendment(self, change: Change) -> str:
        """Return the sub-amendment that replaces a word of the new text."""
        old, new = change.sub
        number = change.number
        head = self.by(f"Dans l'amendement {number}, ", f"In {self.pick('Aa')}mendment {number}, ")
        head += self.by("remplacer le mot ", "replace the word ") + self.quote(old)
        head += self.by(" par ", " with ") + self.following("word", len(new.split()))
        return head + self.colon() + self.gap() + self.quote(new) + self.stop()

    def a_replace_paragraph(self) -> Change | None:
        at = self.pick(self.leaves())
        number = self.draft[at].number
        lines = self.new_paragraphs(at, self.pick((1, 1, 2)))
        new = "\n\n".join(lines)
        head = self.by("remplacer le paragraphe ", "replace paragraph ") + number
        head += self.by(" par ", " with ") + self.following("paragraph", len(lines))
        change = self.change("A1", at, head, new, claims=self.whole(at))
        change.goes = {at}
        change.comes = [(at, True, lines)]
        return change

    def new_paragraphs(self, at: int, count: int) -> list[str]:
        one = self.draft[at]
        if one.is_item:
            items = self.random.sample(ITEMS[self.language], count)
            words = self.pick(NEW_WORDS[self.language])
            texts = [f"{item}, {words}" for item in items]
            stop = one.text[-1]
            return [text + (";" if text != texts[-1] else stop) for text in texts]
        return [
            " ".join(self.random.sample(NEW_SENTENCES[self.language], self.pick((1, 2, 3))))
            for _ in range(count)
        ]

    def a_insert_paragraph(self) -> Change | None:
        at = self.pick(range(len(self.draft)))
        one = self.draft[at]
        before = self.random.random() < 0.4
        if one.is_item and not before and self.is_last_item(at):
            return None
        count = self.pick((1, 1, 2))
        if one.is_item:
            texts = self.random.sample(ITEMS[self.language], count)
            texts = [f"{text}, {self.pick(NEW_WORDS[self.language])}" for text in texts]
            lines = [text + ";" for text in texts]
            bare = count == 1 and self.random.random() < 0.3
            printed_lines = texts if bare else lines
        else:
            lines = printed_lines = (
                self.new_paragraphs(self.prose()[0], count) if self.prose() else []
            )
        if not lines:
            return None
        side = self.by("avant", "before") if before else self.by("après", "after")
        head = self.by(f"{side} le paragraphe {one.number}, ", f"{side} paragraph {one.number}, ")
        head += f"{self.insert()} {self.following('paragraph', count)}"
        place = at if before else self.family(at)[-1]
        border = (self.border(place, before), -1)
        change = self.change("A2", at, head, "\n\n".join(printed_lines), claims={border})
        change.comes = [(place, before, lines)]
        return change

    def is_last_item(self, at: int) -> bool:
        return self.draft[self.family(at)[-1]].text.endswith(".")

    def border(self, place: int, before: bool) -> int:
        """Return a key for the border between paragraphs: 1000 + the index of the one after it."""
        return 1000 + place + (0 if before else 1)

    def whole(self, at: int) -> set[tuple[int, int]]:
        return {(at, i) for i in range(-1, 12)}

    def a_delete(self) -> Change | None:
        leaves = [at for at in self.leaves() if not self.draft[at].is_item or not
                  self.draft[at].text.endswith(".")]  # fmt: skip
        at = self.pick(leaves)
        number = self.draft[at].number
        following = at + 1
        if (
            self.random.random() < 0.4
            and following in leaves
            and self.draft[following].level == self.draft[at].level
        ):
            other = self.draft[following].number
            joint = self.pick(self.by("à|et", "to|and").split("|"))
            head = self.by(
                f"supprimer les paragraphes {number} {joint} {other}",
                f"delete paragraphs {number} {joint} {other}",
            )
            gone = {at, following}
        else:
            head = self.by(f"supprimer le paragraphe {number}", f"delete paragraph {number}")
            gone = {at}
        claims = set().union(*(self.whole(index) for index in gone))
        change = Change("A3", self.opening() + head + self.stop(), at, claims)
        change.goes = gone
        change.at = max(gone)
        return change

    def b_replace_sentence(self) -> Change | None:
        at = self.pick(self.prose())
        count = len(self.draft[at].sentences)
        if count < 2:
            return None
        form = self.pick(("one", "two", "last two"))
        new = self.random.sample(NEW_SENTENCES[self.language], self.pick((1, 2)))
        if form == "one":
            index = self.random.randrange(count)
            named, indices = self.the_sentence(at, index), [index]
        elif form == "two":
            index = self.random.randrange(count - 1)
            one, two = ORDINALS[self.language][index : index + 2]
            named = self.pick(self.by(
                f"les {one} et {two} phrases|la {one} et la {two} phrases",
                f"the {one} and {two} sentences",
            ).split("|"))  # fmt: skip
            indices = [index, index + 1]
        else:
            named = self.by("les deux dernières phrases", "the last two sentences")
            indices = [count - 2, count - 1]
        head = f"{self.paragraph(at)}, " + self.by("remplacer ", "replace ") + named
        head += self.by(" par ", " with ") + self.following("sentence", len(new))
        change = self.change("B1-3", at, head, " ".join(new), claims={(at, i) for i in indices})
        change.sentences = {(at, i): [] for i in indices}
        change.sentences[at, indices[0]] = new
        return change

    def b_insert_sentence(self) -> Change | None:
        at = self.pick(self.prose())
        count = len(self.draft[at].sentences)
        new = self.random.sample(NEW_SENTENCES[self.language], self.pick((1, 2)))
        index = self.random.randrange(count)
        before = index == 0 and self.random.random() < 0.5 and count > 1
        side = self.by("avant", "before") if before else self.by("après", "after")
        head = f"{self.paragraph(at)}, {side} {self.the_sentence(at, index)}, {self.insert()} "
        if index == count - 1 and self.random.random() < 0.7:
            number = self.draft[at].number
            head = self.by(
                f"à la fin du paragraphe {number}, ", f"at the end of paragraph {number}, "
            )
            head += f"{self.insert()} "
        head += self.following("sentence", len(new))
        change = self.change("B4/B7", at, head, " ".join(new), claims={(at, index)})
        old = self.draft[at].sentences[index]
        change.sentences = {(at, index): [*new, old] if before else [old, *new]}
        return change

    def b_delete_sentence(self) -> Change | None:
        at = self.pick(self.prose())
        count = len(self.draft[at].sentences)
        if count < 2:
            return None
        index = self.random.randrange(count)
        verb = self.by("supprimer ", "delete ")
        head = f"{self.opening()}{self.paragraph(at)}, {verb}"
        if self.random.random() < 0.5:
            head += self.the_sentence(at, index) + self.stop()
            form = "B5"
        else:
            head += self.following("sentence", 1) + self.colon() + self.gap()
            head += self.quote(self.draft[at].sentences[index], old=True)
            form = "B6"
        change = Change(form, head, at, {(at, index)})
        change.sentences = {(at, index): []}
        return change
