"""Reading a compendium (recueil des amendements): a published file in, a `Compendium` out.

Pure Python like the engine: no database, no clock, no setting. From the file to the value:
`decode` (bytes to text), `head` and `lines` (without page headers), `runs` and `blocks` (printed
paragraphs), `entries` (each amendment; `bodies` tells new text from draft, `quotations` mends its
marks), `drafts` (the paragraphs), `dependencies` (the rules), and `reader`, which puts them together.
"""
