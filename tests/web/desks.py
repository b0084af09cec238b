"""A small draft with rival amendments, for the tests of the pages."""

from tests.factories import make_amendment, make_document, make_dossier, make_draft, make_rule


def wordings(count, pattern="The Assembly notes matter {number}. It welcomes progress."):
    """Return `count` paragraphs of two sentences, by number."""
    return {str(number): pattern.format(number=number) for number in range(1, count + 1)}


def make_azur(*, slug="azur", is_published=True, paragraphs=3):
    """Return the draft resolution on the situation in Azur, without amendments."""
    dossier = make_dossier(slug=slug, title=slug.capitalize(), is_published=is_published)
    document = make_document(dossier=dossier, title="The situation in Azur")
    return make_draft(document=document, paragraphs=wordings(paragraphs))


def make_rivals(**options):
    """Return that draft with amendment 4, which replaces paragraph 2, and 6, which then falls."""
    draft = make_azur(**options)
    four = make_amendment(draft=draft, number="4", instruction=replacing(2))
    names = ("Ed EXAMPLE", "Ann OTHER")
    six = make_amendment(draft=draft, number="6", instruction=adding_words(2), tabled_by=names)
    make_rule(triggers=[four], falls=six)
    return draft


def replacing(paragraph):
    return (
        f"In the draft resolution, replace paragraph {paragraph} with the following paragraph:\n"
        f"“The Assembly regrets matter {paragraph}.”"
    )


def adding_words(paragraph):
    return (
        f"In the draft resolution, paragraph {paragraph}, at the end of the first sentence, "
        "insert the following words:\n“, with concern”"
    )
