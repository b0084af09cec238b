"""Read a PDF: `text_of_pdf`. The places of the letters say what the text alone leaves in doubt.

From the file to the text: `guard` (refusals), `document` and `glyphs` (words with their places),
`drawings` (frames), `columns` and `boxes` (what is read together), `margins` (headers, footnotes),
`order` and `flow` (one reading order), `paragraphs` (lines joined, broken words made whole).
"""

from amendments.compendium.formats.pdf.reading import text_of_pdf

__all__ = ["text_of_pdf"]
