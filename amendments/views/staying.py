"""The question of the page of possible texts: what must happen for these words to stay?"""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from amendments.desk import Desk
from amendments.engine.edits import NotLocatedError
from amendments.engine.rules import RuleCycleError
from amendments.engine.staying import what_keeps
from amendments.views.words import said

LONGEST = 500  # characters of words that are asked about


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks about, with the answer, or what is wrong with the question."""

    numbers: tuple[str, ...]
    paragraph: str = ""
    words: str = ""
    answer: str = ""
    fault: str = ""


def ask(fields: QueryDict, desk: Desk) -> Question:
    """Return the question in `fields` with its answer; only the form when nothing is asked."""
    numbers = tuple(paragraph.number for paragraph in desk.text.paragraphs)
    paragraph = fields.get("paragraph", "")
    words = " ".join(fields.get("words", "").split())
    if not paragraph:
        return Question(numbers)
    if len(words) > LONGEST:
        return Question(numbers, paragraph[:40], fault=_("These are too many words."))
    try:
        answer = said(what_keeps(desk.ballot_in_order, paragraph, words).answer)
    except NotLocatedError as error:
        return Question(numbers, paragraph[:40], words, fault=said(error.notice))
    except RuleCycleError:
        return Question(numbers, paragraph, words, fault=_("The rules form a circle."))
    return Question(numbers, paragraph, words, answer)
