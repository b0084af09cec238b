"""When two edits cannot both be made (DESIGN.md, "Clashes")."""

from amendments.engine.edits import Edit, ParagraphsEdit, WordsEdit


def clash(one: Edit, other: Edit) -> bool:
    """Tell whether the two edits touch the same words, or one takes away what the other relies on."""
    match one, other:
        case WordsEdit(), WordsEdit():
            return _words_clash(one, other)
        case ParagraphsEdit(), ParagraphsEdit():
            return _paragraphs_clash(one, other)
        case ParagraphsEdit(), WordsEdit():
            return other.paragraph in one.goes
        case _:
            return clash(other, one)


def overlap(edit: Edit, other: Edit) -> bool:
    """Tell whether the two can never stand together, whatever a person says of what they rely on."""
    if not (isinstance(edit, WordsEdit) and isinstance(other, WordsEdit)):
        return clash(edit, other)
    if edit.paragraph != other.paragraph:
        return False
    return edit.named.overlaps(other.named) or _is_inside(edit, other) or _is_inside(other, edit)


def contradict(edit: Edit, other: Edit) -> bool:
    """Tell whether two operations of one amendment cannot both be meant.

    Who changes a word of a sentence and adds others at its end wrote both for one sentence: there,
    only taking away all that the other relies on contradicts it.
    """
    if not (isinstance(edit, WordsEdit) and isinstance(other, WordsEdit)):
        return clash(edit, other)
    return overlap(edit, other) or _takes_all(edit, other) or _takes_all(other, edit)


def _takes_all(one: WordsEdit, other: WordsEdit) -> bool:
    same = one.paragraph == other.paragraph
    return same and not one.named.is_empty and one.named.covers(other.ground)


def _is_inside(edit: WordsEdit, other: WordsEdit) -> bool:
    """Tell whether the place where `edit` inserts lies inside the words that `other` names."""
    place = edit.named
    return place.is_empty and other.named.start < place.start < other.named.end


def _words_clash(one: WordsEdit, other: WordsEdit) -> bool:
    if one.paragraph != other.paragraph:
        return False
    return one.named.overlaps(other.named) or _takes_away(one, other) or _takes_away(other, one)


def _takes_away(one: WordsEdit, other: WordsEdit) -> bool:
    """Tell whether `one` takes away words that `other` relies on, or the place it stands at."""
    if one.named.is_empty:
        return False
    if _is_inside(other, one):
        return True
    if other.stands_beside:
        return one.named.covers(other.ground)
    return one.named.overlaps(other.ground)


def _paragraphs_clash(one: ParagraphsEdit, other: ParagraphsEdit) -> bool:
    """Inserting beside a paragraph relies on the border, and on the paragraph whose list it joins."""
    return (
        not set(one.goes).isdisjoint(other.goes)
        or takes_list(one, other.parent)
        or takes_list(other, one.parent)
    )


def takes_list(edit: ParagraphsEdit, parent: int | None) -> bool:
    """Tell whether `edit` takes away the paragraph at `parent`, whose list others join.

    When only its opening words are replaced, the list stays.
    """
    return parent in edit.goes and not (edit.is_replacement and edit.goes == (parent,))
