"""A press page saved as text: the article, and every line that is not part of it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.reading.furniture import reason_of
from resolutions.reading.press import read_press
from resolutions.reading.values import Reason

SEED = Path(__file__).parents[2] / "fixtures" / "sources" / "eu-reporter.fr.txt"
ENGLISH = """\
Home > World > Asia
Accept all cookies

Forests are growing again

Published on 30 May 2025
By Ada Example
Share this article
The forests of Azur are growing again, the ministry said.
Readers may share this article of the treaty with their members.

Read also
-
Health3 days ago
A new hospital for the valley
-
Sport2 hours ago
The cup goes south
© 2025 Azur Times
"""


def words(text):
    return re.findall(r"\w+", text)


def kept(reading):
    return [passage.text for passage in reading.passages]


def left_out(reading, reason):
    return [line.text for line in reading.left_out if line.reason == reason]


def test_the_seed_is_the_article_from_its_first_sentence_to_its_last_line():
    reading = read_press(SEED.read_text())
    assert reading.title.startswith("Le Secrétaire général souligne que la coopération")
    assert reading.source == "EU Reporter"
    assert kept(reading)[0].startswith("Face à la crise actuelle")
    assert kept(reading)[-1] == "Discours du Secrétaire général lors de la cérémonie d'ouverture"
    assert len(reading.passages) == 11


def test_the_seed_loses_only_what_the_site_put_around_the_article():
    reading = read_press(SEED.read_text())
    assert left_out(reading, Reason.SHARING) == ["Partagez cet article:"]
    assert [line.line for line in reading.left_out] == [1, 2, 15, 16, *range(18, 30)]
    assert left_out(reading, Reason.NAVIGATION)[:3] == [
        "Conseil de l'Europe",
        "SantéIl y a 2 jours",
        "Médecine de précision : façonner l'avenir des soins de santé",
    ]


def test_a_date_that_is_not_printed_is_not_guessed():
    assert read_press(SEED.read_text()).date == ""


def test_another_page_of_the_kind():
    reading = read_press(ENGLISH)
    assert (reading.title, reading.date) == ("Forests are growing again", "2025-05-30")
    assert kept(reading) == [
        "By Ada Example",
        "The forests of Azur are growing again, the ministry said.",
        "Readers may share this article of the treaty with their members.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "La loi sur les cookies a été adoptée par le Parlement.",
        "Le ministre a dit : partagez cet article de la loi avec vos élus.",
        "Il y a 2 jours, le président a quitté la capitale.",
        "Le contact avec les autorités a été rompu.",
        "Home affairs ministers met.",
        "Article 5",
    ],
)
def test_a_sentence_about_the_same_words_stays(line):
    assert reason_of(line) is None
    assert line in kept(
        read_press(f"Un titre de trois mots\n\nUne phrase de plus de six mots.\n{line}")
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Partagez cet article:", Reason.SHARING),
        ("Share on Facebook", Reason.SHARING),
        ("Facebook Twitter LinkedIn WhatsApp", Reason.SHARING),
        ("Copier le lien", Reason.SHARING),
        ("Ce site utilise des cookies pour mesurer son audience.", Reason.COOKIES),
        ("Accept all cookies", Reason.COOKIES),
        ("Gérer mes cookies", Reason.COOKIES),
        ("Accueil > Monde > Asie", Reason.NAVIGATION),
        ("Lire aussi :", Reason.NAVIGATION),
        ("Related articles", Reason.NAVIGATION),
        ("© 2025 Azur Times", Reason.SITE),
        ("* * *", Reason.ORNAMENT),
    ],
)
def test_lines_of_the_site_are_known(line, reason):
    assert reason_of(line) is reason


def test_a_headline_without_its_dash_stays():
    """Where the list of other articles is not certain, its lines are left where they are."""
    reading = read_press(
        "Un titre de trois mots\n\nUne phrase de plus de six mots.\nSport2 hours ago\nThe end"
    )
    assert "The end" in kept(reading)


def test_plain_lines_stay_as_they_are():
    assert kept(read_press("one\ntwo\n\nthree")) == ["one", "two", "three"]
    assert read_press("").passages == ()


lines = st.sampled_from([*ENGLISH.splitlines(), *SEED.read_text().splitlines(), "", "x", "-"])


@given(st.lists(lines, max_size=25).map("\n".join))
def test_every_word_is_kept_or_listed(text):
    reading = read_press(text)
    told = sorted((one.line, one.text) for one in (*reading.passages, *reading.left_out))
    assert words(" ".join(line for _number, line in told)) == words(text)
