"""The pages of `/import/`: files are brought in, sorted, reviewed, and only then imported.

`arriving` takes files in, `sorting` says what each was taken for. `pages`, `answering` and `acts` are
the views of a review, whatever it is of. Of a compendium, `compendium` draws the page, `sheet` the
text with its amendments, `questions` what people are asked, with the `forms` they answer in; `words`
says it all in the reader's language. `declaration` and `document` draw the other two reviews, with
`asking` and `saying_forms`.
"""
