"""Every torn place that is mended, and the near misses that must be left alone."""

import pytest

from tests.compendium.samples import amendment, codes, instructions, paragraphs, read

P1 = "1. The Assembly recalls its Resolution 2000 (2020)."
P2 = "2. The Assembly welcomes progress. It regrets delays."
P3 = "3. The Assembly calls on member States:"
P31 = " - 3.1. to protect rivers;"
P32 = " - 3.2. to measure their quality."
P4 = "4. The Assembly will come back to this."
DRAFT = {
    "1": P1[3:],
    "2": P2[3:],
    "3": P3[3:],
    "3.1": "to protect rivers;",
    "3.2": "to measure their quality.",
    "4": P4[3:],
}
REPLACE_2 = "In the draft resolution, replace paragraph 2 with the following paragraph:"
DELETE_1 = amendment("9", "In the draft resolution, delete paragraph 1.")


# A paragraph of the draft printed inside an open quotation.


def test_a_draft_paragraph_inside_a_torn_sentence_is_taken_out() -> None:
    compendium = read(
        P1,
        amendment("1", REPLACE_2, "“The Assembly asks member States to", P2, "act quickly.”"),
        "\n".join([P3, P31, P32, P4]),
    )
    assert paragraphs(compendium) == DRAFT
    new = "“The Assembly asks member States to act quickly.”"
    assert instructions(compendium)["1"] == f"{REPLACE_2}\n{new}"
    assert codes(compendium) == (["paragraph-inside-quotation"], [])
    (repair,) = compendium.repairs
    assert repair.where == "amendment 1"
    assert repair.before == f"“The Assembly asks member States to\n{P2}\nact quickly.”"
    assert repair.after == "“The Assembly asks member States to act quickly.”"


def test_a_draft_paragraph_between_two_whole_paragraphs_is_taken_out() -> None:
    compendium = read(
        P1,
        amendment("1", REPLACE_2, "“The Assembly acts.", P2, "It acts quickly.”"),
        "\n".join([P3, P31, P32, P4]),
    )
    assert paragraphs(compendium) == DRAFT
    assert instructions(compendium)["1"] == f"{REPLACE_2}\n“The Assembly acts.\nIt acts quickly.”"
    assert codes(compendium) == (["paragraph-inside-quotation"], [])


def test_several_paragraphs_with_their_sub_paragraphs_are_taken_out() -> None:
    inside = "\n".join([P2, P3, P31, P32])
    compendium = read(
        P1,
        amendment("1", REPLACE_2, "“The Assembly asks member States to", inside, "act.”"),
        P4,
    )
    assert paragraphs(compendium) == DRAFT
    assert (
        instructions(compendium)["1"] == f"{REPLACE_2}\n“The Assembly asks member States to act.”"
    )
    assert "paragraph 2, 3, 3.1, 3.2 of" in compendium.repairs[0].message


def test_the_next_number_may_stand_after_the_next_amendment() -> None:
    compendium = read(
        P1,
        amendment("1", REPLACE_2, "“The Assembly acts.", P2, "It acts quickly.”"),
        amendment("2", "In the draft resolution, delete paragraph 2."),
        "\n".join([P3, P31, P32, P4]),
    )
    assert paragraphs(compendium) == DRAFT
    assert codes(compendium) == (["paragraph-inside-quotation"], [])


def test_the_last_paragraph_of_the_draft_is_taken_out_of_a_torn_sentence() -> None:
    compendium = read(
        "\n".join([P1, P2, P3, P31, P32]),
        amendment("1", REPLACE_2, "“The Assembly asks member States to", P4, "act.”"),
    )
    assert paragraphs(compendium) == DRAFT
    assert codes(compendium) == (["paragraph-inside-quotation"], [])


def test_a_draft_paragraph_between_the_instruction_and_its_new_text_is_taken_out() -> None:
    compendium = read(
        P1, amendment("1", REPLACE_2, P2, "“The Assembly acts.”"), "\n".join([P3, P31, P32, P4])
    )
    assert paragraphs(compendium) == DRAFT
    assert instructions(compendium)["1"] == f"{REPLACE_2}\n“The Assembly acts.”"
    assert codes(compendium) == (["paragraph-inside-amendment"], [])


def test_a_draft_paragraph_before_the_instruction_is_taken_out() -> None:
    compendium = read(
        P1, amendment("1", P2, REPLACE_2, "“The Assembly acts.”"), "\n".join([P3, P31, P32, P4])
    )
    assert paragraphs(compendium) == DRAFT
    assert instructions(compendium)["1"] == f"{REPLACE_2}\n“The Assembly acts.”"
    assert codes(compendium) == (["paragraph-inside-amendment"], [])


# Numbered paragraphs that are new text.


@pytest.mark.parametrize(
    "new_text",
    [
        pytest.param("“3. One.\n\n4. Two.”", id="numbers of the draft, replaced"),
        pytest.param("“2. One.\n\n3. Two.\n\n4. Three.”", id="from the paragraph before"),
        pytest.param("“The following:\n\n1. one;\n\n2. two;\n\nand more.”", id="a list of its own"),
        pytest.param("“3.2.1. one;\n\n3.2.2. two.”", id="new sub-paragraphs"),
        pytest.param("“3.2. one:\n\n- 3.2.1. two;\n\n- 3.2.2. three.”", id="with a dash"),
        pytest.param("“One.\n\n3. Two.\n\nThree.”", id="a number that follows, printed later too"),
    ],
)
def test_numbered_new_text_stays_in_its_amendment(new_text: str) -> None:
    head = "In the draft resolution, after paragraph 2, insert the following paragraphs:"
    compendium = read(f"{P1}\n{P2}", amendment("1", head, new_text), "\n".join([P3, P31, P32, P4]))
    assert paragraphs(compendium) == DRAFT
    assert instructions(compendium)["1"] == "\n".join([head, *new_text.split("\n\n")])
    assert codes(compendium) == ([], [])


def test_new_paragraphs_after_the_last_one_stay_in_their_amendment() -> None:
    head = "In the draft resolution, after paragraph 4, insert the following paragraphs:"
    compendium = read(
        "\n".join([P1, P2, P3, P31, P32, P4]),
        amendment("1", head, "“The Assembly acts.", "5. It acts quickly.", "And well.”"),
    )
    assert paragraphs(compendium) == DRAFT
    assert codes(compendium) == ([], [])


def test_a_real_doubt_is_a_problem_and_nothing_is_moved() -> None:
    head = "In the draft resolution, replace paragraph 1 with the following paragraph:"
    compendium = read(P1, amendment("1", head, "“The Assembly acts.", "2. It acts.", "Well.”"))
    assert paragraphs(compendium) == {"1": DRAFT["1"]}
    assert instructions(compendium)["1"] == f"{head}\n“The Assembly acts.\n2. It acts.\nWell.”"
    assert codes(compendium) == ([], ["doubtful-paragraph"])
    assert compendium.problems[0].before == "2. It acts."


def test_a_gap_that_the_new_text_would_fill_by_its_own_numbers_is_a_doubt() -> None:
    head = "In the draft resolution, replace paragraph 1 with the following paragraphs:"
    compendium = read(P1, amendment("1", head, "“1. One.", "2. Two.", "Three.”"), P3)
    assert instructions(compendium)["1"] == f"{head}\n“1. One.\n2. Two.\nThree.”"
    assert codes(compendium) == ([], ["doubtful-paragraph", "missing-paragraph"])


def test_the_next_draft_text_says_nothing_about_this_one() -> None:
    head = "In the draft resolution, replace paragraph 1 with the following paragraph:"
    second = "B. Draft recommendation\n\n2. One."
    compendium = read(P1, amendment("1", head, "“We act.", "2. It acts.", "Well.”"), second)
    assert "doubtful-paragraph" in codes(compendium)[1]


def test_new_text_without_any_marks_is_a_doubt() -> None:
    head = "In the draft resolution, after paragraph 4, insert the following paragraph:"
    compendium = read(P1, amendment("1", head, "5. One."), P2)
    assert instructions(compendium)["1"] == f"{head}\n5. One."
    assert list(paragraphs(compendium)) == ["1", "2"]
    assert codes(compendium) == ([], ["doubtful-paragraph"])


def test_numbered_new_text_that_is_never_closed_ends_where_its_number_comes_again() -> None:
    head = "In the draft resolution, replace paragraph 2 with the following paragraphs:"
    compendium = read(f"{P1}\n{P2}", amendment("1", head, "“2. One.", "3. Two."), P3, P4)
    assert instructions(compendium)["1"] == f"{head}\n“2. One.\n3. Two.”"
    assert list(paragraphs(compendium)) == ["1", "2", "3", "4"]
    assert codes(compendium) == (["missing-closing-quote"], [])


# The marks of the quotation.


def test_a_quotation_closed_after_its_first_paragraph_runs_to_its_end() -> None:
    compendium = read(
        P1, amendment("1", REPLACE_2, "«One.»", "Two «three».", "Four.»"), "\n".join([P2, P3])
    )
    assert instructions(compendium)["1"] == f"{REPLACE_2}\n«One.\nTwo «three».\nFour.»"
    assert codes(compendium) == (["quotation-closed-early"], [])
    assert compendium.repairs[0].before == "«One.»\nTwo «three»."
    assert compendium.repairs[0].after == "«One.\nTwo «three»."


def test_a_quotation_that_opens_on_the_line_of_the_instruction_is_mended_alike() -> None:
    compendium = read(P1, amendment("1", f"{REPLACE_2} «One.»", "Two.»"), P2)
    assert instructions(compendium)["1"] == f"{REPLACE_2} «One.\nTwo.»"
    assert codes(compendium) == (["quotation-closed-early"], [])


def test_a_quotation_closed_after_each_paragraph_runs_to_its_end() -> None:
    compendium = read(P1, amendment("1", REPLACE_2, "«One.»", "Two.»", "Three.»"), P2)
    assert instructions(compendium)["1"] == f"{REPLACE_2}\n«One.\nTwo.\nThree.»"
    assert codes(compendium) == (["quotation-closed-early"] * 2, [])


def test_a_numbered_paragraph_may_follow_the_mark_that_closes_too_early() -> None:
    head = "In the draft resolution, after paragraph 1, insert the following paragraphs:"
    compendium = read(P1, amendment("1", head, "«2. One.»", "3. Two.»"), "\n".join([P2, P3]))
    assert instructions(compendium)["1"] == f"{head}\n«2. One.\n3. Two.»"
    assert list(paragraphs(compendium)) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("lines", "mended", "code"),
    [
        (["«One «two».", "Three."], ["«One «two».", "Three.»"], "missing-closing-quote"),
        (["« One."], ["« One. »"], "missing-closing-quote"),
        (['"One.'], ['"One."'], "missing-closing-quote"),
        (["“One."], ["“One.”"], "missing-closing-quote"),
        (["One.»"], ["«One.»"], "missing-opening-quote"),
        (["One «two» three. »"], ["« One «two» three. »"], "missing-opening-quote"),
        (["One.”"], ["“One.”"], "missing-opening-quote"),
        (["One.»", "Two.»"], ["«One.", "Two.»"], "missing-opening-quote"),
        (
            ["«One.»", "and replace the second sentence with:", "Two.»"],
            ["«One.»", "and replace the second sentence with:", "«Two.»"],
            "missing-opening-quote",
        ),
    ],
)
def test_a_missing_mark_is_added(lines: list[str], mended: list[str], code: str) -> None:
    compendium = read(P1, amendment("1", REPLACE_2, *lines), "\n".join([P2, P3]))
    assert instructions(compendium)["1"] == "\n".join([REPLACE_2, *mended])
    assert code in codes(compendium)[0]
    assert codes(compendium)[1] == []
    assert list(paragraphs(compendium)) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "lines",
    [
        ["«One.»", "«Two.»"],
        ["“One.", "“Two.", "“Three.”"],
        ['"One "two" three."'],
        ['"Nevertheless",', 'replace the words "a" with the following word:', '"b",', "and so on."],
        ["«One «two»»"],
        ["«, one. »"],
        ['" , one. "'],
        ['"One ("two") three".'],
        ["« One\u00a0»."],
        ['replace the words "a" with «b» and the words “c” with "d".'],
        ["‘One.’"],
        ['"L\'accord d\'"Europe" tient."'],
        ["“One:", "- two", "- three", "- four.”"],
    ],
)
def test_whole_quotations_are_left_as_printed(lines: list[str]) -> None:
    compendium = read(P1, amendment("1", REPLACE_2, *lines), P2)
    assert instructions(compendium)["1"] == "\n".join([REPLACE_2, *lines])
    assert codes(compendium) == ([], [])


def test_marks_that_do_not_match_are_a_problem() -> None:
    compendium = read(P1, amendment("1", REPLACE_2, "«One «two three.»"), P2)
    assert instructions(compendium)["1"] == f"{REPLACE_2}\n«One «two three.»"
    assert codes(compendium) == ([], ["unbalanced-quotation"])
    assert list(paragraphs(compendium)) == ["1", "2"]


# Items and sentences broken in two.


def test_a_broken_list_item_is_joined() -> None:
    broken = " - 3.1. to protect the quality of\n\n- water, air and soil;"
    compendium = read(DELETE_1, P1, P2, "\n".join([P3, broken, P32, P4]))
    assert paragraphs(compendium)["3.1"] == "to protect the quality of water, air and soil;"
    assert codes(compendium) == (["broken-list-item"], [])


def test_a_list_item_of_the_new_text_broken_in_two_is_joined() -> None:
    compendium = read(
        P1, amendment("1", REPLACE_2, "“One:", "- to protect the quality of", "- water.”"), P2
    )
    assert (
        instructions(compendium)["1"] == f"{REPLACE_2}\n“One:\n- to protect the quality of water.”"
    )
    assert codes(compendium) == (["broken-list-item"], [])


@pytest.mark.parametrize(
    "items",
    [
        "2. The Assembly asks for:\n- water;\n- air.",
        "2. The Assembly asks for:\n\n- water;\n\n- air.",
        "2. The Assembly asks member States to\n- protect water;\n- protect air.",
        "2. The Assembly asks for:\n- water\n- air\n- soil",
        "2. The Assembly asks for one thing:\n- water.",
        "2. The Assembly asks for water.\n- Or air.",
        "2. The Assembly asks for:\n• water;\n• air.",
    ],
)
def test_a_list_without_numbers_stays_a_list(items: str) -> None:
    compendium = read(P1, items, P3, DELETE_1)
    lines = items.removeprefix("2. ").replace("\n\n", "\n")
    assert paragraphs(compendium)["2"] == lines
    assert codes(compendium) == ([], [])


def test_a_dash_that_belongs_to_the_sentence_is_kept() -> None:
    broken = " - 3.1. to protect rivers – and lakes\n– all of them;"
    compendium = read(P1, P2, "\n".join([P3, broken, P32]), DELETE_1)
    assert paragraphs(compendium)["3.1"] == "to protect rivers – and lakes – all of them;"
    assert codes(compendium) == (["joined-lines"], [])


def test_a_dash_of_the_sentence_is_kept_after_a_blank_line() -> None:
    broken = " - 3.1. to protect rivers – and lakes\n\n– all of them;"
    compendium = read(P1, P2, "\n".join([P3, broken, P32]), DELETE_1)
    assert paragraphs(compendium)["3.1"] == "to protect rivers – and lakes – all of them;"


WRAPPED = """2. The Assembly welcomes the progress that was made by many
member States and by all of their citizens in the past years.
It regrets that other member States have not made any of it
and hopes for more."""


def test_one_paragraph_broken_into_full_lines_is_joined() -> None:
    compendium = read(P1, WRAPPED, P3 + " " + "a long line " * 20 + "ends.", DELETE_1)
    assert paragraphs(compendium)["2"] == WRAPPED[3:].replace("\n", " ")


def test_lines_that_are_not_full_stay_apart() -> None:
    lines = "2. The Assembly quotes:\n“One short rule.”\nAnother rule, which is a little longer."
    compendium = read(P1, lines, P3, DELETE_1)
    assert paragraphs(compendium)["2"] == lines[3:]


def test_where_all_lines_are_broken_a_full_line_may_end_with_a_sentence() -> None:
    line = "{}. The Assembly welcomes the progress that was made by many of\nthe member States."
    broken = [line.format(number) for number in range(1, 7)]
    last = "7. The Assembly welcomes the progress that was made by several.\nIt hopes for more."
    compendium = read(*broken, last, DELETE_1)
    assert paragraphs(compendium)["7"] == last[3:].replace("\n", " ")
    assert codes(compendium) == (["joined-lines"], [])


def test_a_paragraph_that_runs_on_to_the_next_page_is_joined() -> None:
    compendium = read(P1, "2. The Assembly acts.", "Doc. 15999\n\n3", "It acts well.", P3, DELETE_1)
    assert paragraphs(compendium)["2"] == "The Assembly acts. It acts well."
    assert codes(compendium) == (["page-header"], [])


def test_known_words_inside_a_broken_sentence_are_part_of_it() -> None:
    new = "“We recall the motion\ntabled by Mr Max LAKE, and\nAmendment 4\nto it.”"
    compendium = read(P1, f"Amendment 1\n\n{REPLACE_2}\n\n{new}", P2, DELETE_1)
    whole = new.replace("\n", " ")
    assert instructions(compendium)["1"] == f"{REPLACE_2}\n{whole}"
    assert [a.number for a in compendium.amendments] == ["1", "9"]


def test_a_paragraph_broken_by_a_blank_line_is_joined() -> None:
    compendium = read(P1, "2. The Assembly welcomes the progress of", "member States.", DELETE_1)
    assert paragraphs(compendium)["2"] == "The Assembly welcomes the progress of member States."
    assert codes(compendium) == (["torn-paragraph"], [])


def test_a_paragraph_interrupted_by_an_amendment_is_joined() -> None:
    compendium = read(
        P1, "2. The Assembly welcomes the progress of", DELETE_1, "member States.", P3
    )
    assert paragraphs(compendium)["2"] == "The Assembly welcomes the progress of member States."
    assert instructions(compendium)["9"] == "In the draft resolution, delete paragraph 1."
    assert codes(compendium) == (["torn-paragraph"], [])


def test_a_sentence_of_the_new_text_broken_by_a_blank_line_is_joined() -> None:
    compendium = read(P1, amendment("1", REPLACE_2, "“We welcome the", "progress.”"), P2)
    assert instructions(compendium)["1"] == f"{REPLACE_2}\n“We welcome the progress.”"
    assert codes(compendium) == (["torn-paragraph"], [])


@pytest.mark.parametrize(
    "page", ["2", "Page 3", "- 4 -", "Doc. 15999", "3/12", "Doc. 15999\n\n2", "page 2 of 9"]
)
def test_a_page_header_inside_a_paragraph_is_taken_out(page: str) -> None:
    compendium = read(P1, "2. The Assembly welcomes", page, "the progress.", DELETE_1)
    assert paragraphs(compendium) == {"1": DRAFT["1"], "2": "The Assembly welcomes the progress."}
    assert codes(compendium) == (["page-header"], [])


def test_a_word_cut_at_the_end_of_a_line_is_joined() -> None:
    compendium = read(P1, "2. The Assembly wel\u00ad\ncomes the non-\ngovernmental work.", DELETE_1)
    assert paragraphs(compendium)["2"] == "The Assembly welcomes the non-governmental work."


def test_a_number_that_a_broken_sentence_refers_to_is_no_paragraph() -> None:
    head = "In the draft resolution, replace paragraphs 1 and\n2. and 3 by the following paragraph"
    compendium = read(P1, amendment("1", head, "“One.”"), P2)
    assert instructions(compendium)["1"].startswith(
        "In the draft resolution, replace paragraphs 1 and 2."
    )
    assert list(paragraphs(compendium)) == ["1", "2"]


def test_a_figure_at_the_beginning_of_a_broken_line_is_no_number() -> None:
    compendium = read(
        P1, "2. The Assembly recalls that the law dates from\n12. December.", DELETE_1
    )
    assert (
        paragraphs(compendium)["2"] == "The Assembly recalls that the law dates from 12. December."
    )


# Numbers of four digits.


def test_a_draft_may_have_more_than_999_paragraphs() -> None:
    lines = [f"{number}. Paragraph." for number in range(1, 1003)]
    lines.insert(1000, amendment("8", REPLACE_2, "“1. One.\n\n2. Two.”"))
    compendium = read("\n\n".join([*lines, "1002.1. Item."]), DELETE_1)
    assert list(paragraphs(compendium))[-4:] == ["1000", "1001", "1002", "1002.1"]
    assert codes(compendium) == ([], [])


def test_an_instruction_may_name_a_paragraph_of_four_figures() -> None:
    lines = [f"{number}. Paragraph." for number in range(1, 1003)]
    head = "In the draft resolution, after paragraph 1002, insert the following paragraphs:"
    new = amendment("1", head, "“The Assembly acts.", "1003. It acts quickly.", "And well.”")
    compendium = read("\n\n".join([*lines, new]))
    assert instructions(compendium)["1"].endswith("\n1003. It acts quickly.\nAnd well.”")
    assert codes(compendium) == ([], [])


def test_a_year_is_no_paragraph() -> None:
    compendium = read(P1, "2. The Assembly recalls the year:", "2025. It was wet.", P3, DELETE_1)
    assert list(paragraphs(compendium)) == ["1", "2", "3"]
    assert paragraphs(compendium)["2"].endswith("\n2025. It was wet.")


# Numbers that do not fit.


def test_a_missing_paragraph_is_a_problem() -> None:
    compendium = read(P1, P3, DELETE_1)
    assert list(paragraphs(compendium)) == ["1", "3"]
    assert codes(compendium) == ([], ["missing-paragraph"])
    assert compendium.problems[0].message == "Paragraph 2 is missing before paragraph 3."


def test_of_two_paragraphs_with_one_number_the_first_is_kept() -> None:
    compendium = read(P1, P2, "2. Another one.", P3, DELETE_1)
    assert list(paragraphs(compendium)) == ["1", "2", "3"]
    assert paragraphs(compendium)["2"] == DRAFT["2"]
    assert codes(compendium) == ([], ["duplicate-paragraph"])
    assert compendium.problems[0].before == "Another one."


def test_a_paragraph_printed_twice_in_the_same_words_is_kept_once() -> None:
    compendium = read(P1, P2, P2, P3, DELETE_1)
    assert list(paragraphs(compendium)) == ["1", "2", "3"]
    assert codes(compendium) == (["repeated-paragraph"], [])


def test_a_paragraph_out_of_order_is_a_problem() -> None:
    compendium = read(P1, P3, P2, P4, DELETE_1)
    assert list(paragraphs(compendium)) == ["1", "3", "2", "4"]
    assert "paragraph-order" in codes(compendium)[1]


def test_of_two_amendments_with_one_number_the_first_is_kept() -> None:
    second = amendment("9", "In the draft resolution, delete paragraph 2.")
    compendium = read(P1, DELETE_1, P2, second)
    assert instructions(compendium) == {"9": "In the draft resolution, delete paragraph 1."}
    assert codes(compendium) == ([], ["duplicate-amendment"])
    assert compendium.problems[0].before == "In the draft resolution, delete paragraph 2."


def test_an_amendment_without_instruction_is_a_problem() -> None:
    compendium = read(P1, DELETE_1, amendment("3"), P2)
    assert instructions(compendium)["3"] == ""
    assert list(paragraphs(compendium)) == ["1", "2"]
    assert codes(compendium) == ([], ["no-instruction"])
