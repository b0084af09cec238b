"""Names of people and of cases inside sentences: their stops end nothing."""

import pytest

from amendments.engine.sentences import sentences

ONE = """
En 1998, dans l'affaire Guerra c. Italie, que l'État avait saisie.
It recalls Guerra v. Italy, and notes it.
Elle rappelle Big Brother Watch et autres c. Royaume-Uni sans plus.
l'arrêt X. c. Suisse de 1990.
M. J.-P. Dupont est venu.
selon A. B. Martin il faut.
Mrs. K. L. Jones came.
Le Pr. Weber dit.
all States incl. Malta did.
le Reg. (EU) 2016/679 dit.
à 10 h. 30 il vint.
John F. Kennedy came.
the U.S. Senate voted.
""".strip().splitlines()
TWO = """
It recalls Guerra v. Italy.|It notes it.
Voir annexe c.|Elle note.
Charles V.|Il vint.
Annexe A.|Elle note.
La partie B.|L'Assemblée note.
He lived in the U.S.|The Senate voted.
""".strip().splitlines()


@pytest.mark.parametrize("text", ONE)
def test_a_stop_inside_a_name_ends_nothing(text):
    assert sentences(text) == ((0, len(text)),)


@pytest.mark.parametrize("parts", TWO)
def test_a_letter_that_ends_a_sentence_does(parts):
    first, second = parts.split("|")
    text = f"{first} {second}"

    assert [text[start:end] for start, end in sentences(text)] == [first, second]
