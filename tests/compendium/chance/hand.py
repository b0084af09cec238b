"""The hand that types: a draft made by chance, and the phrases of instructions about it."""

import random
from collections.abc import Sequence
from typing import Any

from tests.compendium.chance.bank import EN, FR, INTROS, ITEMS, ORDINALS, SENTENCES, SUB_INTROS
from tests.compendium.chance.draft import Paragraph


class Hand:
    """Makes one draft by chance, and types the parts of instructions in changing typography."""

    def __init__(self, seed: int, language: str) -> None:
        self.random = random.Random(seed)
        self.language = language
        self.draft = self.make_draft()
        self.torn = False  # whether items of lists are printed broken in two
        self.kind = self.pick(("resolution", "recommendation", "opinion"))

    def pick(self, choices: Sequence[Any]) -> Any:
        return self.random.choice(list(choices))

    def by(self, french: str, english: str) -> str:
        return french if self.language == FR else english

    # the draft

    def make_draft(self) -> list[Paragraph]:
        bank = list(SENTENCES[self.language])
        self.random.shuffle(bank)
        items = list(ITEMS[self.language])
        self.random.shuffle(items)
        intros = list(INTROS[self.language])
        self.random.shuffle(intros)
        draft: list[Paragraph] = []
        number = 0
        while bank:
            number += 1
            if len(items) >= 4 and intros and self.random.random() < 0.25:
                self.make_list(draft, str(number), intros.pop(), items)
                continue
            count = min(len(bank), self.pick((1, 2, 3, 3, 4)))
            draft.append(Paragraph(str(number), [bank.pop() for _ in range(count)]))
        return draft

    def make_list(self, draft: list[Paragraph], number: str, intro: str, items: list[str]) -> None:
        draft.append(Paragraph(number, [intro], is_intro=True))
        count = self.pick((2, 3, 4))
        for place in range(1, count + 1):
            last = place == count
            if len(items) >= 3 + count - place and self.random.random() < 0.25:
                draft.append(
                    Paragraph(
                        f"{number}.{place}", [self.pick(SUB_INTROS[self.language])], True, True
                    )
                )
                for sub in (1, 2):
                    stop = "." if last and sub == 2 else ";"
                    draft.append(
                        Paragraph(f"{number}.{place}.{sub}", [items.pop() + stop], is_item=True)
                    )
            elif items:
                draft.append(
                    Paragraph(f"{number}.{place}", [items.pop() + (";", ".")[last]], is_item=True)
                )

    # typography

    def quote(self, words: str, *, old: bool = False) -> str:
        if old:
            words = self.retyped(words)
        opening, closing = self.marks(words)
        return f"{opening}{words}{closing}"

    def marks(self, words: str) -> tuple[str, str]:
        styles = [("«", "»"), ("« ", " »"), ("«\u00a0", "\u00a0»"), ("“", "”"), ('"', '"')]
        if "«" in words or "“" in words or '"' in words:
            styles = [s for s in styles if not (s[0] == '"' and '"' in words)]
        return self.pick(styles)

    def retyped(self, words: str) -> str:
        """Return the words as another hand types them: other apostrophes, dashes and spaces."""
        if self.random.random() < 0.3:
            words = words.replace("'", "’")
        if self.random.random() < 0.2:
            words = words.replace("–", self.pick("-—"))
        if self.random.random() < 0.2:
            words = words.replace(" ", "\u00a0", 1)
        return words

    def colon(self) -> str:
        return self.pick((":", ":", ":", " :", "\u00a0:", ""))

    def gap(self) -> str:
        return self.pick(("\n\n", "\n\n", " "))

    def stop(self) -> str:
        return self.pick(("", "", "."))

    def opening(self) -> str:
        if self.language == FR:
            kind = {"resolution": "de résolution", "recommendation": "de recommandation",
                    "opinion": "d'avis"}[self.kind]  # fmt: skip
            return f"Dans le projet {kind}, "
        start = self.pick(("In", "In", "In", "ln"))
        return f"{start} the draft {self.kind}{self.pick((',', ',', ''))} "

    def paragraph(self, at: int) -> str:
        number = self.draft[at].number
        if self.language == FR:
            words = self.pick(("paragraphe", "paragraphe", "au paragraphe", "dans le paragraphe"))
        else:
            words = self.pick(("paragraph", "paragraph", "in paragraph"))
        return f"{words} {number}"

    def sentence_name(self, at: int, index: int) -> str:
        """Return the bare name of a sentence: "deuxième", "last"."""
        names = [ORDINALS[self.language][index]]
        count = len(self.draft[at].sentences)
        if count > 1 and index == count - 1:
            names.append(self.by("dernière", "last"))
        if count > 2 and index == count - 2:
            names.append(self.by("avant-dernière", "penultimate"))
        return self.pick(names)

    def the_sentence(self, at: int, index: int) -> str:
        name = self.sentence_name(at, index)
        if self.language == FR:
            return f"l'{name} phrase" if name.startswith("a") else f"la {name} phrase"
        return f"the {name} sentence"

    def in_sentence(self, at: int, index: int) -> str:
        """Return the place "première phrase," or "dans la première phrase,", with its comma."""
        if self.language == FR:
            return self.pick((
                f"{self.sentence_name(at, index)} phrase, ",
                f"dans {self.the_sentence(at, index)}, ",
                f"à {self.the_sentence(at, index)}, ",
            ))  # fmt: skip
        return self.pick((
            f"{self.sentence_name(at, index)} sentence, ",
            f"in {self.the_sentence(at, index)}, ",
        ))  # fmt: skip

    def insert(self) -> str:
        return self.pick(self.by("insérer ajouter", "insert add").split())

    def following(self, unit: str, count: int) -> str:
        """Return "la phrase suivante" or "the following sentences"."""
        many = count > 1
        if self.language == EN:
            return f"the following {unit}{'s' if many else ''}"
        words = {"sentence": "phrase", "paragraph": "paragraphe", "word": "mot"}[unit]
        if many:
            return f"les {words}s suivant{'e' if unit == 'sentence' else ''}s"
        return {"sentence": "la phrase suivante", "paragraph": "le paragraphe suivant",
                "word": "le mot suivant"}[unit]  # fmt: skip

    def the_words(self, words: str) -> str:
        many = len(words.split()) > 1
        return self.by("les mots" if many else "le mot", "the words" if many else "the word")

    # places

    def prose(self) -> list[int]:
        return [at for at, one in enumerate(self.draft) if not one.is_item and not one.is_intro]

    def leaves(self) -> list[int]:
        return [at for at, one in enumerate(self.draft) if not one.is_intro]

    def family(self, at: int) -> list[int]:
        """Return the paragraph and those below it."""
        prefix = self.draft[at].number + "."
        return [at, *(i for i, one in enumerate(self.draft) if one.number.startswith(prefix))]

    def run_of_words(self, at: int, index: int) -> tuple[str, str, str] | None:
        """Return (left, run, right) of a sentence: 1–5 words, not the first, no punctuation at its
        ends, found once in the sentence."""
        sentence = self.draft[at].sentences[index]
        words = sentence.split(" ")
        if len(words) < 5:
            return None
        for _ in range(20):
            length = self.pick((1, 2, 3, 4, 5))
            start = self.random.randrange(1, max(2, len(words) - length))
            run = " ".join(words[start : start + length]).rstrip('.,;:?»”")')
            left = " ".join(words[:start]) + " "
            right = sentence[len(left) + len(run) :]
            if run[:1].isalnum() and run[-1:].isalnum() and balanced(run) and len(run) > 3:
                if self.draft[at].text.count(run) == 1 and alone(left, run, right):
                    return left, run, right
        return None


def balanced(words: str) -> bool:
    return (
        words.count("«") == words.count("»")
        and words.count("“") == words.count("”")
        and words.count('"') % 2 == 0
        and words.count("(") == words.count(")")
    )


def alone(left: str, run: str, right: str) -> bool:
    """Return whether the run stands for itself: no part of a number, a name or a longer word."""
    cut = run.endswith((" ex", " etc", "Sept", "sept", " env", "Mr", " c", " v", "i.e", "e.g"))
    return not (cut or right[:1].isalnum() or right[:1] in "-^'’") and left.endswith(" ")
