"""The pages of `/import/`: files are brought in, reviewed, and only then imported.

`pages` and `acts` are the views; `sheet` draws the text with its amendments, `questions` what
people are asked, with the `forms` they answer in; `words` says it all in the reader's language.
"""
