"""Where the sentences of French and English legal prose begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.engine.sentences import may_begin, sentences


@pytest.mark.parametrize(
    "marked",  # "|" stands where one sentence ends
    [
        "L'Assemblée note (STCE no 210, «Convention d'Istanbul»).| Elle invite M. Dupont.",
        "Elle a ratifié la Convention (STCE no 210).| Elle le salue.",
        "Voir la STCE no 210.| Elle",
        "Le 20^e anniversaire.| Elle le fête.",
        "M. Dupont a parlé.| Mme Martin aussi.",
        "MM. Dupont et Durand.| Fin.",
        "Voir art. 5 de la loi.| Elle est bonne.",
        "Voir l'art. 5.| Elle est bonne.",
        "See No. 210 of the series.| It is good.",
        "See Treaty Series No. 210.| It is good.",
        "See Doc. 16245.| It is good.",
        "The U.S. Government agreed.| It did.",
        "He lives in the U.S.| He works there.",
        "He lives in the U.S.| The Assembly knows.",
        "John F. Kennedy spoke.| He left.",
        "See Annex A.| The rules apply.",
        "Voir l'annexe A.| Elle est jointe.",
        "«Elle note. Elle dit.»",
        "Il a dit: «Elle note. Elle dit.»| Puis il partit.",
        "Il a dit: «Elle note «A. B.» C. Elle dit.»| Puis il partit.",
        "Il a cité «Alga Kazakhstan».| Il partit.",
        'He said "No. Yes."| Then he left.',
        "He said: “This is it.”| The end.",
        "Wait …| Then it went.",
        "Wait… then it went.",
        "The rules […] apply.| They do.",
        "Is it so?| Yes!| Good.",
        "The Assembly notes.[1]| It regrets.",
        "The Assembly notes.¹| It regrets.",
        "The Assembly notes [1].| It regrets.",
        "The sum is 1.5 million.| It is high.",
        "The sum is 1,5 million.| 2 million were spent.",
        "In 2022.| In 2023 too.",
        "Le nombre est de 39.| Elle demande leur libération.",
        "On 5 Jan. 2024 it was signed.| It holds.",
        "cf. Résolution 2540.| Elle vaut.",
        "Elle note p. ex. la loi.| Elle dit.",
        "Elle note, i.e. the law.| It says.",
        "Dr. Smith and Prof. Jones met.| They agreed.",
        "The parties, e.g. Alga, are banned.| It regrets.",
        "The items are: 1. The first; 2. The second.| It agrees.",
        "Etc.| Elle dit.",
        "Les lois, les règles, etc.| Elle dit.",
        "The court of St. Petersburg ruled.| It erred.",
        "See paragraphs 5.4. and 5.5.| They hold.",
        "See paragraph 5.4.| It holds.",
        "It notes: a) the law; b) the rule.| It regrets.",
        "no stop at all",
        " leading and trailing. ",
        "One.| Two.| Three.",
        "L'ONU.| L'Assemblée dit.",
        "La loi de l'U.E.| Elle est bonne.",
        "Le point 9.2.1.| L'Assemblée.",
        "Mme. Dupont a parlé.| Elle dit.",
        "A.B. Smith spoke.| He left.",
        "The so-called “Law No. 5.| It is.",
        "Il cite (voir art. 5. Elle) la loi.| Fin.",
        "Res. 2540 (2024) applies.| It does.",
        "vs. Russia (no. 2) was decided.| It stands.",
        "X v. Russia was decided.| It stands.",
        "The company Foo Inc. was fined.| It paid.",
        "Alexeï Navalny est mort.| Elle le regrette.",
        "« Elle note. »| « Elle dit. »",
        "The Assembly, noting that.. something, agrees.| Good.",
        "St. Nicholas Day.| It is.",
        "À 10 h. du matin.| Elle vint.",
        "Article 5.1.a.| It says.",
        "Voir annexe I.| Elle est jointe.",
        "Charles III.| He came.",
        "le 1er.| Elle dit.",
        "Vladimir V. Poutine parle.| Il dit.",
        "M. V. Poutine parle.| Il dit.",
        "the President, Mr. A. Lukashenko, spoke.| He left.",
        "«Première phrase.»| «Deuxième phrase.»",
        "Elle salue l'accord.– Elle dit",
        "It costs €5.| It is cheap.",
        "It is over (at last).| It ends.",
        "It is over.| (It really is.)| It ends.",
        "Elle est d'accord!| Vraiment?| Oui.",
        "Yes!« quoted » no",
        "Point final.»| Suite",
        "Le G20.| Elle le salue.",
        "The vote in sect. 5 failed.| It did.",
        "The vote, sec. II, failed.| It did.",
        "Vol. II of the work.| It is.",
        "Charles V.| Elle le note.",
        "Tell me.| The Assembly knows.",
        "Elle note.\n| Elle dit.",
        "First.\n|\nSecond.",
        "See vol. II, art. IV and fig. 3.| It holds.",
        "Le 1^er janvier.| Elle note.",
        "Elle salue Mme A. B. Durand.| Elle dit.",
        "Il vise l'art. 5.| Elle dit.",
        "The Assembly welcomes the law.|  It regrets.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(marked):
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == [
        sentence.strip() for sentence in marked.split("|")
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\u00a0"])
def test_nothing_has_no_sentence(text):
    assert sentences(text) == ()


@pytest.mark.parametrize(
    "hostile",
    [
        "a. " * 60_000,
        "1. " * 60_000,
        "A. " * 40_000,
        ". " + " " * 500_000,
        ("." + " " * 1_000) * 400,
        '"' * 300_000,
        "«" * 200_000 + "»" * 200_000,
        "." * 500_000,
        "(. " * 100_000,
    ],
    ids=range(9),
)
def test_long_texts_are_parted_too(hostile):
    spans = sentences(hostile)

    parted = "".join(hostile[start:end] for start, end in spans)
    assert "".join(parted.split()) == "".join(hostile.split())


fragments = st.sampled_from(
    "The It a no. Art. 5 2. 2004 x12 .1 ^e [footnote ] 1 « » “ ” ( ) . ; : ! ? … , \n \u00a0 A. M. e.g. l'Europe".split(
        " "
    )
)


@given(st.lists(fragments, max_size=14).map(" ".join), st.booleans())
def test_a_sentence_begins_only_where_it_may(text, close):
    text = text.replace(" ", "") if close else text

    assert all(may_begin(text, start) for start, _ in sentences(text))
