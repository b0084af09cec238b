"""The exact wording that each form of instruction gives at its place (INSTRUCTIONS.md)."""

import pytest

from amendments.engine.edits import NotLocatedError, locate
from amendments.engine.grammar import read
from amendments.engine.text import text_of
from tests.engine.drafts import AZUR, MER, adopted, clean, wording

ENGLISH = [
    # C4: words go, with the space and the comma that would stand double
    ('paragraph 1, delete the words "health and"', "1", "notably in education."),
    (
        'paragraph 1, delete the words "notably in health and education"',
        "1",
        "made in Azur. The Assembly",
    ),
    (
        'paragraph 1, delete the words ", notably in health and education"',
        "1",
        "made in Azur. The Assembly",
    ),
    (
        'paragraph 2, delete the words "the report of the Council,"',
        "2",
        "the Commission, and the opinion.",
    ),
    (
        'paragraph 2, delete the words "the report of the Council"',
        "2",
        "the Commission, and the opinion.",
    ),
    ('paragraph 2, delete the words ", and the opinion."', "2", "of the Council."),
    # C4: the first words of a sentence go, the next one gets the capital
    ('paragraph 3, delete the word "Nevertheless,"', "3", "The Assembly calls on Members"),
    ('paragraph 3, delete the word "Nevertheless"', "3", "The Assembly calls on Members"),
    ('paragraph 3, second sentence, delete the word "However,"', "3", "to act. It regrets this."),
    # C1, C2, C3
    (
        'paragraph 1, replace the words "the delay" with "the wait"',
        "1",
        "The Assembly regrets the wait.",
    ),
    (
        'paragraph 3, replace the word "Members" with the following words: "member States."',
        "3",
        "on member States to",
    ),
    (
        'paragraph 1, replace the words "the delay." with "the wait"',
        "1",
        "The Assembly regrets the wait.",
    ),
    (
        'paragraph 1, replace the words "the delay" with "the wait."',
        "1",
        "The Assembly regrets the wait.",
    ),
    (
        'paragraph 1, first sentence, replace "Azur" with "Azura"',
        "1",
        "The Assembly recalls Azura. It",
    ),
    (
        'paragraph 1, replace the words "Azur. It welcomes" with "Azur, and welcomes"',
        "1",
        "Azur, and welcomes the",
    ),
    (
        'paragraph 1, second and third sentences, replace "education. The" with "education. This"',
        "1",
        "This Assembly",
    ),
    # C5
    ('paragraph 3, after the words "calls on", insert the word "all"', "3", "calls on all Members"),
    ('paragraph 3, before the word "Members", insert the word "all"', "3", "calls on all Members"),
    (
        'paragraph 2, after "of the Council", insert ", that of the Bureau,"',
        "2",
        "Council, that of the Bureau, and",
    ),
    (
        'paragraph 2, after "of the Council", insert "and the Bureau."',
        "2",
        "of the Council and the Bureau, and",
    ),
    (
        'paragraph 5, after the word "matter", insert ", and to report."',
        "5",
        "the matter, and to report.",
    ),
    (
        'paragraph 5, before the words "It resolves", insert "Therefore,"',
        "5",
        "Therefore, it resolves",
    ),
    # C6, C7: what continues a sentence goes before its stop
    (
        'at the end of paragraph 5, insert the following words: ", and to report."',
        "5",
        "the matter, and to report.",
    ),
    (
        'at the end of paragraph 5, insert the following words: ", and to report"',
        "5",
        "the matter, and to report.",
    ),
    (
        'at the end of paragraph 5, insert the following words: "and to report"',
        "5",
        "the matter and to report.",
    ),
    (
        'at the end of paragraph 4.1, insert the following words: ", and the police;"',
        "4.1",
        "courts, and the police;",
    ),
    (
        'paragraph 1, at the end of the first sentence, insert ", and more."',
        "1",
        "Azur, and more. It welcomes",
    ),
    (
        'at the end of paragraph 5, insert the following words: "It will report."',
        "5",
        "matter. It will report.",
    ),
    # C8: the capital moves to the new words
    (
        'at the beginning of paragraph 5, insert the words "In this context,"',
        "5",
        "In this context, it resolves",
    ),
    (
        'paragraph 1, at the beginning of the second sentence, insert "Yet,"',
        "1",
        "Azur. Yet, it welcomes",
    ),
    # C9, C10
    ('paragraph 5, delete all words after "to follow"', "5", "It resolves to follow."),
    (
        'paragraph 1, second sentence, delete all words after "made"',
        "1",
        "the progress made. The Assembly",
    ),
    (
        'paragraph 5, delete all words after "to follow" and replace them with the words "it up."',
        "5",
        "follow it up.",
    ),
    (
        'in paragraph 1, replace, everywhere it appears, the word "Azur" with "Mer"',
        "1",
        "recalls Mer. It",
    ),
    (
        'paragraph 2, replace (twice) the words "the report of" with "a report by"',
        "2",
        "notes a report by the Commission, a report by the Council",
    ),
    # B: sentences
    (
        'paragraph 1, replace the second sentence with the following sentences: "A. B."',
        "1",
        "Azur. A. B. The",
    ),
    (
        'paragraph 1, replace the last two sentences with the following sentence: "A."',
        "1",
        "recalls Azur. A.",
    ),
    (
        'paragraph 1, replace the first and second sentences with the sentence: "A."',
        "1",
        "A. The Assembly regrets",
    ),
    (
        'paragraph 1, replace the penultimate sentence with the following sentence: "A"',
        "1",
        "Azur. A. The Assembly",
    ),
    (
        'paragraph 1, after the first sentence, insert the following sentence: "A."',
        "1",
        "recalls Azur. A. It",
    ),
    (
        'paragraph 1, before the first sentence, insert the following sentence: "A."',
        "1",
        "A. The Assembly recalls",
    ),
    (
        'paragraph 1, after the last sentence, insert the following sentence: "A."',
        "1",
        "the delay. A.",
    ),
    ("paragraph 1, delete the second sentence", "1", "recalls Azur. The Assembly regrets"),
    ("paragraph 1, delete the last sentence", "1", "health and education."),
    (
        'paragraph 1, delete the following sentence: "The Assembly recalls Azur."',
        "1",
        "It welcomes the progress",
    ),
    ('at the end of paragraph 1, insert the following sentence: "A."', "1", "the delay. A."),
    (
        'at the end of paragraph 4.2, insert the following sentence: "It matters."',
        "4.2",
        "urgent. It matters;",
    ),
    ("paragraph 4.2, delete the last sentence", "4.2", "to protect the press;"),
    (
        'paragraph 4.2, replace the last sentence with the following sentence: "It is late."',
        "4.2",
        "press. It is late;",
    ),
    # A1
    ('replace paragraph 5 with the following paragraph: "A."', "5", "A."),
    ('replace paragraph 5 with the following paragraph: "5. A."', "5", "A."),
]
FRENCH = [
    (
        "paragraphe 1, supprimer les mots «, notamment en matière de santé»",
        "1",
        "accomplis. L'Assemblée",
    ),
    (
        "à la fin du paragraphe 1, insérer les mots suivants: « , et l'oubli. »",
        "1",
        "le retard, et l'oubli.",
    ),
    (
        "au début du paragraphe 1, insérer le mot suivant: «Toutefois,»",
        "1",
        "Toutefois, l'Assemblée rappelle",
    ),
    (
        "paragraphe 2, remplacer les mots «rapport; elle» par «rapport et»",
        "2",
        "du rapport et s'inquiète",
    ),
    ("paragraphe 2, remplacer les mots «“retard” pris» par «délai»", "2", "du délai."),
    ("paragraphe 1, avant le mot «mer», insérer «belle»", "1", "la belle mer."),
    (
        "paragraphe 1, remplacer la dernière phrase par la phrase suivante: «Fin.»",
        "1",
        "de santé. Fin.",
    ),
    (
        "compléter le paragraphe 3.1 par les mots suivants: «et la police»",
        "3.1",
        "la justice et la police;",
    ),
]


@pytest.mark.parametrize(("printed", "number", "expected"), ENGLISH)
def test_english_instructions_give_the_exact_words(printed, number, expected):
    result = adopted(AZUR, printed)

    assert expected in wording(result, number)
    assert wording(result, number) != AZUR.wording(AZUR.find(number))
    assert result.unapplied == ()


@pytest.mark.parametrize(("printed", "number", "expected"), FRENCH)
def test_french_instructions_give_the_exact_words(printed, number, expected):
    result = adopted(MER, printed)

    assert expected in wording(result, number)
    assert result.unapplied == ()


def test_the_stop_of_an_abbreviation_and_that_of_the_sentence_are_one():
    text = text_of("en", [("1", "It has stood since 200 A.D. and still works. It shines.")])

    result = adopted(text, 'paragraph 1, delete the words "and still works"')

    assert wording(result, "1") == "It has stood since 200 A.D. It shines."


@pytest.mark.parametrize("space", ["\u202f", "\u00a0", " "])
def test_the_space_before_a_semicolon_goes_with_it(space):
    text = text_of("fr", [("1", f"Elle prend note du rapport{space}; elle s'inquiète.")])

    result = adopted(text, f"paragraphe 1, supprimer les mots «{space}; elle s'inquiète».")

    assert wording(result, "1") == "Elle prend note du rapport."


@pytest.mark.parametrize("space", ["\u202f", "\u00a0", " ", ""])
@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "compléter le paragraphe 1 par les mots suivants: «, et les élèves»",
            "a, et les élèves@;",
        ),
        ("à la fin du paragraphe 1, insérer les mots suivants: «et b@;»", "a et b@;"),
        ("paragraphe 1, supprimer tous les mots après «consulter»", "consulter@;"),
        ("compléter le paragraphe 1 par la phrase suivante: «Elle note.»", "a. Elle note@;"),
        ("paragraphe 1, supprimer la dernière phrase.", "consulter@;"),
        ("paragraphe 1, remplacer la dernière phrase par: «Et c.»", "consulter. Et c@;"),
    ],
)
def test_the_space_before_the_stop_of_an_item_is_kept_as_it_is(printed, expected, space):
    two = "phrase" in printed and "compléter" not in printed
    words = f"à consulter{'. Et' if two else ''} a{space};"
    text = text_of("fr", [("1", words), ("2", f"à voter{space}.")])

    result = adopted(text, printed.replace("@", space))

    assert wording(result, "1").endswith(expected.replace("@", space))


@pytest.mark.parametrize(
    ("words", "printed", "expected"),
    [
        (
            "the fishers’ boats",
            'after "fishers’", insert "and sailors’"',
            "the fishers’ and sailors’ boats",
        ),
        ("the members' right.", 'after "members\'", insert "own"', "the members' own right."),
        ("boats of the fishers’.", 'at the end, insert "and sailors"', "fishers’ and sailors."),
        ("the ‘great’ harbour", 'after "‘great’", insert "old"', "the ‘great’ old harbour"),
    ],
)
def test_new_words_stand_apart_from_an_apostrophe_that_ends_a_word(words, printed, expected):
    text = text_of("en", [("1", f"It protects {words}"), ("2", "It ends.")])

    assert expected in wording(adopted(text, f"paragraph 1, {printed}."), "1")


def test_new_words_are_glued_to_a_vowel_left_out():
    text = text_of("fr", [("1", "Elle rappelle l’avis, et qu’il est clair."), ("2", "Fin.")])

    result = adopted(
        text,
        "paragraphe 1, après «l’», insérer «utile »; supprimer tous les mots après «qu’» et les remplacer par «elle l’approuve»",
    )

    assert wording(result, "1") == "Elle rappelle l’utile avis, et qu’elle l’approuve."


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            'replace "is limited" with ", being old, is limited"',
            "It, being old, is limited to 3 days.",
        ),
        ('replace "to 3 days" with ", for now"', "It is limited, for now."),
        ('replace "to 3 days" with "... in time"', "It is limited ... in time."),
        ('replace "3" with ".5"', "It is limited to .5 days."),
    ],
)
def test_no_space_stands_before_the_comma_that_new_words_begin_with(printed, expected):
    text = text_of("en", [("1", "It is limited to 3 days."), ("2", "It ends.")])

    assert wording(adopted(text, f"paragraph 1, {printed}."), "1") == expected


def test_words_of_several_paragraphs_are_replaced_once_in_each():
    text = text_of(
        "en", [("1", "A lake is deep."), ("2", "A lake is old."), ("3", "A lake, a lake.")]
    )

    both = adopted(text, 'in paragraphs 1 and 2, replace the word "lake" with "sea".')
    unclear = adopted(text, 'in paragraphs 1 and 3, replace the word "lake" with "sea".')
    missing = adopted(text, 'in paragraphs 1 and 2, replace the word "deep" with "blue".')

    assert clean(both) == ["1 A sea is deep.", "2 A sea is old.", "3 A lake, a lake."]
    assert [one.reason.code for one in unclear.unapplied] == ["words-ambiguous"]
    assert [one.reason.code for one in missing.unapplied] == ["words-not-found"]


@pytest.mark.parametrize(("printed", "number", "expected"), ENGLISH + FRENCH)
def test_no_space_or_stop_stands_double(printed, number, expected):
    result = adopted(AZUR if (printed, number, expected) in ENGLISH else MER, printed)

    for double in ("  ", " ,", " .", "..", ",,", ";;", ".;", ";."):
        assert double not in wording(result, number)


REFUSED = [
    ('paragraph 2, replace the words "the report" with "x"', "words-ambiguous"),
    ('paragraph 2, replace the words "the Report of the Council" with "x"', "words-similar"),
    ('paragraph 2, replace the words "elephants" with "x"', "words-not-found"),
    ('paragraph 1, delete the word "Azu"', "words-similar"),
    ("paragraph 9, delete the first sentence", "no-such-paragraph"),
    ("paragraph 1, delete the fifth sentence", "no-such-sentence"),
    ('paragraph 2, replace (three times) the words "the report" with "x"', "words-counted"),
    ("delete paragraph 4.9", "no-such-paragraph"),
    ("delete paragraphs 3 to 1", "range-backwards"),
    ("delete paragraphs 1 to 5", "deletes-everything"),
    ("paragraph 5, delete the first sentence", "nothing-left"),
    ('at the end of paragraph 5, insert the following words: "Türkiye"', "sentence-or-words"),
    ('at the end of paragraph 4, insert the following words: ", too"', "end-of-family"),
    ('at the end of paragraph 5, insert the following paragraph: "x"', "paragraph-without-list"),
    ("move paragraph 4 after paragraph 4.2", "moves-into-itself"),
    ('paragraph 5, delete all words after "the matter"', "nothing-after"),
    (
        'paragraph 1, replace the first and third sentences with the sentence: "A."',
        "sentences-apart",
    ),
]


@pytest.mark.parametrize(("printed", "code"), REFUSED)
def test_a_place_that_is_not_certain_is_not_taken(printed, code):
    (instruction,) = read(f"In the draft resolution, {printed}", "en")

    with pytest.raises(NotLocatedError) as refusal:
        locate(instruction, AZUR)

    assert refusal.value.notice.code == code
    assert refusal.value.notice.words("fr") != refusal.value.notice.message


def test_an_ambiguous_place_is_shown_with_all_candidates():
    (instruction,) = read(
        'In the draft resolution, paragraph 2, delete the words "the report"', "en"
    )

    with pytest.raises(NotLocatedError) as refusal:
        locate(instruction, AZUR)

    assert [(place.start, place.end) for place in refusal.value.places] == [(19, 29), (49, 59)]


def test_words_that_differ_in_case_are_only_a_suggestion():
    (instruction,) = read(
        'In the draft resolution, paragraph 2, delete "the report of the council"', "en"
    )

    with pytest.raises(NotLocatedError) as refusal:
        locate(instruction, AZUR)

    assert refusal.value.suggestion == "the report of the Council"


PARAGRAPHS = [
    (['delete paragraph 5'], ["4.3 to report yearly."]),
    (['after paragraph 4.1, insert the following paragraph: "to pay;"'],
     ["4.1 to reform the courts;", "4.2 to pay;", "4.3 to protect the press. This is urgent;",
     "4.4 to report yearly."]),
    (['before paragraph 4.1, insert the following paragraph: "to pay;"'], ["4.1 to pay;", "4.2 to reform the courts;"]),
    (['after paragraph 4, insert the following paragraph: "It pays."'], ["5 It pays.",
     "6 It resolves to follow the matter."]),
    (['after paragraph 4.1, insert the following paragraphs: "to pay;"\n"to say;"'], ["4.2 to pay;", "4.3 to say;"]),
    (['after paragraph 4, insert the following paragraph: "It calls for:\n5.1. a;\n5.2. b."'],
     ["5 It calls for:", "5.1 a;", "5.2 b.", "6 It resolves to follow the matter."]),
    (['replace paragraphs 4.1 and 4.2 with the following paragraph: "to do both;"'], ["4.1 to do both;",
     "4.2 to report yearly."]),
    (['replace paragraph 2 with the following paragraphs: "A."\n"B."'],
     ["2 A.", "3 B.", "4 Nevertheless, the Assembly calls on Members to act. However, it regrets this.",
      "5 The Assembly calls on the authorities:", "5.1 to reform the courts;"]),
    (['move paragraph 2 after paragraph 5'],
     ["2 Nevertheless, the Assembly calls on Members to act. However, it regrets this.",
      "5 The Assembly notes the report of the Commission, the report of the Council, and the opinion."]),
    (['at the end of paragraph 4, insert the following paragraph: "to end."'], ["4.4 to end."]),
    (['after paragraph 4.3, insert the following paragraph: "to end."',
      'after paragraph 4, insert the following paragraph: "It ends."'], ["4.4 to end.", "5 It ends."]),
    # a new item ends as its list does
    (['after paragraph 4.1, insert the following paragraph: "to pay."'], ["4.2 to pay;"]),
    (['after paragraph 4.3, insert the following paragraph: "to pay;"'], ["4.4 to pay."]),
    (['replace paragraph 4.2 with the following paragraph: "to pay"'], ["4.2 to pay;"]),
    (['replace paragraph 4 with the following paragraph: "The Assembly invites them:"'],
     ["4 The Assembly invites them:", "4.1 to reform the courts;"]),
    (['replace paragraph 5 with the following paragraph: "It ends: - a; - b."'], ["5 It ends: - a; - b."]),
    (['replace paragraph 5 with the following paragraph: "It ends:\n- a;\n- b."'], ["5 It ends:\n- a;\n- b."]),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), PARAGRAPHS)
def test_paragraphs_come_and_go_with_their_numbers(printed, expected):
    result = adopted(AZUR, *printed)

    lines = clean(result)
    assert [line for line in lines if line in expected] == expected
    assert result.unapplied == ()


def test_a_paragraph_that_goes_takes_its_sub_paragraphs():
    result = adopted(AZUR, "delete paragraph 4")

    assert [one.original for one in result.paragraphs if one.final is None] == [
        "4",
        "4.1",
        "4.2",
        "4.3",
    ]
    assert [notice.code for notice in result.warnings] == ["sub-paragraphs-go"]


def test_an_old_item_left_at_the_wrong_end_of_its_list_is_reported_not_changed():
    result = adopted(AZUR, "delete paragraph 4.3")

    last = next(one for one in result.paragraphs if one.original == "4.2")
    assert last.text == "to protect the press. This is urgent;"
    assert [notice.code for notice in last.notices] == ["list-stop-doubt"]


LISTS = [
    ("before paragraph 2.2, insert the following paragraph: “to pay;”", "2.2 to pay;"),
    ("replace paragraph 2.3 with the following paragraphs: “to pay;\nto say.”", "2.3 to pay;"),
    ("replace paragraph 2.3 with the following paragraphs: “to pay;\nto say.”", "2.4 to say."),
]


@pytest.mark.parametrize(("printed", "expected"), LISTS)
def test_a_list_of_lists_does_not_tell_how_its_items_end(printed, expected):
    rows = [("1", "A."), ("2", "It asks:"), ("2.1", "first:"), ("2.1.1", "a;"), ("2.1.2", "b;"),
            ("2.2", "then:"), ("2.2.1", "c;"), ("2.2.2", "d;"), ("2.3", "to end.")]  # fmt: skip

    assert expected in clean(adopted(text_of("en", rows), printed))


def test_a_name_keeps_its_capital_and_the_doubt_is_told():
    result = adopted(AZUR, 'paragraph 2, before the words "The Assembly", insert the words "Yet,"')
    doubt = adopted(MER, "au début du paragraphe 1, insérer les mots suivants: «À Paris,»")

    assert wording(result, "2").startswith("Yet, the Assembly")
    assert wording(doubt, "1").startswith("À Paris, l'Assemblée")


def test_a_word_before_a_closing_mark_needs_no_space():
    text = text_of("en", [("1", 'It notes "the common good" here.'), ("2", "It ends.")])

    result = adopted(text, "paragraph 1, after the words “common good”, insert the words “of all”")

    assert wording(result, "1") == 'It notes "the common good of all" here.'


def test_the_title_can_be_amended():
    result = adopted(AZUR, 'in the title, replace the words "in Azur" with "of Azur"')

    assert result.title_text == "The situation of Azur"


def test_a_word_inside_a_compound_is_another_word():
    text = text_of(
        "en", [("1", "It asks non-State actors and the State to act."), ("2", "It ends.")]
    )

    result = adopted(
        text, "paragraph 1, replace, everywhere it appears, the word “State” with “country”"
    )

    assert wording(result, "1") == "It asks non-State actors and the country to act."


NEW_PARAGRAPHS = [
    ("after paragraph 2, insert the following paragraph: “It asks for:\n1. this;\n2. that.”", "3 It asks for:\n1. this;\n2. that."),
    ("replace paragraphs 4.1 and 4.2 with the following paragraphs: “1. to stop;\n2. to go;”", "4.2 to go;"),
    ("after paragraph 4.1, insert the following paragraph: “4.1 bis. to run;”", "4.2 to run;"),
    ('replace paragraph 4.1 with the following paragraphs: "to stop;"\nto go;".', "4.1 to stop;"),
    ("after paragraph 2, insert the following paragraphs: “2. One.\n3. Two.”", "4 Two."),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), NEW_PARAGRAPHS)
def test_numbers_printed_with_new_paragraphs_are_not_part_of_them(printed, expected):
    assert expected in clean(adopted(AZUR, printed))


LONG = text_of("en", [(str(number), f"It says {number}.") for number in range(1, 2001)])


@pytest.mark.parametrize(
    ("draft", "printed", "expected"),
    [
        (LONG, "after paragraph 1204, insert the following paragraph: “1205. New.”", "1205 New."),
        (LONG, "after paragraph 1204, insert the following paragraph: “1204.1. New.”", "1204.1 New."),
        (LONG, "after paragraph 1204, insert the following paragraph: “1204 bis. New.”", "1205 New."),
        (LONG, "replace paragraph 999 with the following paragraph: “999. New.”", "999 New."),
        (AZUR, "after paragraph 2, insert the following paragraph: “2025. What a year.”", "3 2025. What a year."),
        (LONG, "after paragraph 2, insert the following paragraph: “16245. What a number.”", "3 16245. What a number."),
    ],
)  # fmt: skip
def test_numbers_of_four_figures_are_numbers_where_the_draft_has_them(draft, printed, expected):
    assert expected in clean(adopted(draft, printed))
