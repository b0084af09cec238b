"""Why a file was refused, in the reader's language: what the readers say of it, for the catalogue."""

import re

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_FIGURE = re.compile(r"\b\d+(?:,\d{3})*\b")

# The readers of compendia know nothing of Django, and say everything in English. A figure that
# differs from file to file stands as %(number)s.
REFUSALS = (
    gettext_noop("The file is empty."),
    gettext_noop("The file is too large: more than 20 MB."),
    gettext_noop("The file is too large: more than 20 MB of text."),
    gettext_noop("The file is too large: more than %(number)s MB of text."),
    gettext_noop("The file holds no words."),
    gettext_noop("The file is not plain text: it holds NUL characters."),
    gettext_noop("The file is not plain text: it holds control characters."),
    gettext_noop("The file is not plain text in UTF-8, UTF-16 or Windows-1252."),
    gettext_noop("The file is a PDF file, not plain text."),
    gettext_noop("The file is a DOCX or ZIP file, not plain text."),
    gettext_noop("The file is an old Word file, not plain text."),
    gettext_noop("The file is an RTF file, not plain text."),
    gettext_noop("The file is a web archive (MHTML), not plain text."),
    gettext_noop("The file is HTML or XML, not plain text."),
    # Word files
    gettext_noop("The file is protected by a password; save it without one."),
    gettext_noop("The file is damaged or was cut short: it cannot be opened as a DOCX file."),
    gettext_noop("The file is an old Word file (.doc); save it as DOCX."),
    gettext_noop("The file is an old Office file, not a DOCX file."),
    gettext_noop("The file is an OpenDocument file; save it as DOCX."),
    gettext_noop("The file is a ZIP archive, not a DOCX file."),
    gettext_noop("The file is a spreadsheet (XLSX), not a DOCX file."),
    gettext_noop("The file is a presentation (PPTX), not a DOCX file."),
    gettext_noop("The file declares XML entities of its own, which are not read."),
    gettext_noop("The file holds another file inside; open it in Word and save it again."),
    gettext_noop("The file is no text: it was packed smaller than any text can be."),
    gettext_noop("The file holds more than %(number)s parts."),
    gettext_noop("The file is too large: unpacked it has more than %(number)s MB."),
    gettext_noop("The file is too large: a part of it has more than %(number)s MB."),
    gettext_noop(
        "The file is too large: a part of it has more than %(number)s elements or attributes."
    ),
    # web pages
    gettext_noop("The page is too large: no compendium has so much markup."),
    gettext_noop("The page declares entities of its own, which are not read."),
    gettext_noop("The page is damaged: it holds no text that can be read."),
    gettext_noop("The page is damaged: its elements stand too deep in one another."),
    # PDF files
    gettext_noop("The file is not a PDF file."),
    gettext_noop("The PDF file is protected by a password; save it without one."),
    gettext_noop("The PDF file is damaged and cannot be opened."),
    gettext_noop("The PDF file is damaged: its end is missing."),
    gettext_noop("The PDF file is damaged: a part of it cannot be unpacked."),
    gettext_noop("The PDF file is damaged: page %(number)s cannot be read."),
    gettext_noop("The PDF file has more than %(number)s pages."),
    gettext_noop("The PDF file has one page again and again."),
    gettext_noop("The PDF file has more text on its pages than they can hold."),
    gettext_noop("The PDF file is too long: more than %(number)s words, and too few amendments."),
    gettext_noop("Taking the text out of the PDF file takes too long."),
    gettext_noop("The PDF file becomes far too large when it is unpacked."),
    gettext_noop("The PDF file draws pictures inside pictures without end."),
    gettext_noop("The PDF file is packed in a way that this reader does not take."),
    gettext_noop("The letters of the PDF file have no meaning outside its fonts; save it as text."),
    gettext_noop("The text of the PDF file stands turned on its pages."),
    gettext_noop("The PDF file has no text layer: it is a scan; recognise its text first."),
    gettext_noop(
        "Texts stand side by side on its pages, and cannot be told apart; save it as text."
    ),
    gettext_noop(
        "Two languages stand side by side in the PDF file; save each as a file of its own."
    ),
    gettext_noop("Page %(number)s of the PDF file is larger than any sheet."),
    # what is no compendium
    gettext_noop(
        "This is not a compendium of amendments: no reference such as “Doc. 15999” at its head."
    ),
    gettext_noop(
        "This is not a compendium of amendments: no heading of a draft text such as “A. Draft resolution”."
    ),
    gettext_noop("This is not a compendium of amendments: no numbered paragraphs of a draft text."),
    gettext_noop("This is not a compendium of amendments: no amendment."),
    gettext_noop("This is not a compendium of amendments: more than %(number)s lines."),
    gettext_noop(
        "This is not a compendium of amendments: more than %(number)s headings of amendments."
    ),
    gettext_noop("This is not a compendium of amendments: more than %(number)s dependencies."),
    gettext_noop(
        "This is not a compendium of amendments: a paragraph with more than %(number)s characters."
    ),
    # the reading apart
    gettext_noop("Making out where its amendments belong takes too long."),
    gettext_noop("Reading it was stopped after %(number)s seconds."),
    gettext_noop("Reading it takes more than %(number)s seconds."),
    gettext_noop("Reading it needs more than %(number)s MB of memory."),
    gettext_noop("It is nested too deeply to be read."),
    gettext_noop("It is damaged: reading it broke off."),
)


def refused_words(message: str) -> str:
    """Return why a file was refused, in the reader's language where the catalogue knows it."""
    if message in REFUSALS:
        return _(message)
    figure = _FIGURE.search(message)
    template = _FIGURE.sub("%(number)s", message, count=1)
    if figure is None or template not in REFUSALS:
        return message
    number = int(figure[0].replace(",", ""))
    return _(template) % {"number": number_format(number, force_grouping=True)}
