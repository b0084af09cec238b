"""The record of a meeting: who speaks, and what is not part of it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.reading.labels import find_label, merge
from resolutions.reading.reader import read
from resolutions.reading.transcript import read_transcript
from resolutions.reading.values import Reason

SEED = Path(__file__).parents[2] / "fixtures" / "sources" / "otsc-2020.fr.txt"
ENGLISH = """\
Meeting on forests

12 May 2024, Azurville

[10:15] Minister of Forests Ada Example: Good morning.
The forests grow: that is what matters.
10:20 Mr LUCKS: Thank you.
Ada Example:
We agree.
"""


def words(text):
    return re.findall(r"\w+", text)


def printed(reading):
    """Return each line as it stands in the file: its number, and its words with the name before them."""
    told = [
        (one.line, " ".join(filter(None, (one.time, one.called, one.text))))
        for one in reading.passages
    ]
    return [
        line for _number, line in sorted(told + [(one.line, one.text) for one in reading.left_out])
    ]


def test_the_seed_has_its_six_speakers_with_their_turns():
    reading = read_transcript(SEED.read_text())
    assert [(one.name, one.turns) for one in reading.speakers] == [
        ("Vladimir Poutine", 7),
        ("Nikol Pashinyan", 2),
        ("Président du Bélarus Alexander Lukashenko", 1),
        ("Président de la République du Kazakhstan Kassym-Jomart Tokayev", 1),
        ("Président par intérim du Kirghizistan Talant Mamytov", 1),
        ("Président de la République du Tadjikistan Emomali Rahmon", 1),
    ]
    assert reading.speakers[0].function == "Président de la Russie"


def test_the_head_of_the_seed_is_read():
    reading = read_transcript(SEED.read_text())
    assert reading.title.endswith(
        "Réunion du Conseil de sécurité collective de l’OTSC du\u00a002.12.2020"
    )
    assert reading.date == "2020-12-02"
    assert reading.source == "http://en.kremlin.ru/events/president/news/64534"


def test_a_turn_goes_on_until_the_next_one():
    reading = read_transcript(SEED.read_text())
    said = [one.text for one in reading.passages if one.speaker.endswith("Kassym-Jomart Tokayev")]
    assert said[0] == "Chers collègues, secrétaire général de l’OTSC,"
    assert said[-1] == "Merci pour votre attention."


def test_only_pictures_ornaments_and_the_head_are_left_out_of_the_seed():
    reading = read_transcript(SEED.read_text())
    pictures = [one.text for one in reading.left_out if one.reason is Reason.PICTURE]
    assert "unnamed" in pictures
    assert "lc160216-bielorussie_0_730_612" in pictures
    assert len(reading.left_out) == 21
    others = [one for one in reading.left_out if one.reason is not Reason.PICTURE]
    assert [one.text for one in others if one.reason is not Reason.HEAD] == ["* * *", "Les sujets"]


def test_every_word_of_the_seed_is_kept_or_listed():
    text = SEED.read_text()
    assert words(" ".join(printed(read_transcript(text)))) == words(text)


def test_another_record_with_times_and_a_name_on_a_line_of_its_own():
    reading = read_transcript(ENGLISH)
    assert (reading.title, reading.date) == ("Meeting on forests", "2024-05-12")
    opened = [(one.time, one.called, one.text) for one in reading.passages if one.opens]
    assert opened == [
        ("10:15", "Minister of Forests Ada Example", "Good morning."),
        ("10:20", "Mr LUCKS", "Thank you."),
        ("", "Ada Example", "We agree."),
    ]
    assert [(one.name, one.turns) for one in reading.speakers] == [
        ("Ada Example", 2),
        ("Mr LUCKS", 1),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Le Secrétaire Général a déclaré : venez.",
        "Je donne la parole à Vladimir Poutine: allez-y.",
        "Chers Amis: merci.",
        "Il souligne ceci: la paix.",
        "Président Poutine a dit à Nikol Pashinyan: venez.",
        "Fausses vidéos, faux documents : tout.",
        "http://example.org/a",
        "À 10:15 nous partons: vite.",
        "«Ada Example: une pièce»",
    ],
)
def test_a_sentence_with_a_colon_opens_no_turn(line):
    assert find_label(line) is None


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("Ada Example: yes", "Ada Example"),
        ("Mme Laura CASTEL : oui", "Mme Laura CASTEL"),
        ("M. LUCKS: oui", "M. LUCKS"),
        ("Le Président: oui", "Le Président"),
        ("The PRESIDENT: yes", "The PRESIDENT"),
        (
            "Premier ministre de la République d’Arménie Nikol Pashinyan: Merci",
            "Premier ministre de la République d’Arménie Nikol Pashinyan",
        ),
        ("Angela van der Berg: yes", "Angela van der Berg"),
    ],
)
def test_a_name_before_a_colon_opens_a_turn(line, called):
    assert find_label(line).called == called


def test_a_function_before_a_name_means_the_same_person():
    russia = "Président de la Russie Vladimir Poutine"
    assert merge([russia, "Vladimir Poutine"]) == dict.fromkeys(
        [russia, "Vladimir Poutine"], "Vladimir Poutine"
    )


@pytest.mark.parametrize("names", [("Vladimir Poutine", "Poutine"), ("M. LUCKS", "Mme LUCKS")])
def test_a_surname_alone_does_not_say_who_speaks(names):
    assert merge(names) == dict(zip(names, names, strict=True))


def test_a_record_with_very_many_speakers_is_read():
    names = [
        f"Ada Bo{chr(97 + at % 26)}{'x' * (at // 260)}{chr(97 + at // 26 % 10)}"
        for at in range(5_000)
    ]
    reading = read_transcript("\n".join(f"{name}: x" for name in names))
    assert len(reading.speakers) == 5_000


@pytest.mark.parametrize(
    "text", ["", "One line.", "Ada Example: alone.\nAda Example: still alone."]
)
def test_what_is_no_record_stays_as_it_is(text):
    assert read_transcript(text) is None
    assert words(read(text, "transcript").text) == words(text)


lines = st.sampled_from(
    [*ENGLISH.splitlines(), *SEED.read_text().splitlines(), "", "x", "Bo Azur:"]
)


@given(st.lists(lines, max_size=25).map("\n".join))
def test_every_word_is_kept_or_listed(text):
    assert words(" ".join(printed(read(text, "transcript")))) == words(text)


@pytest.mark.parametrize("name", ["eu-reporter.fr.txt", "otsc-2020.fr.txt", "doc-16245.fr.txt"])
def test_a_file_with_other_line_ends_reads_the_same(name):
    text = SEED.with_name(name).read_text()
    for kind in ("press_article", "transcript", "note"):
        assert read(text.replace("\n", "\r\n"), kind) == read(text, kind)
