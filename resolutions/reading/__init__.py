"""Reading documents as published: which lines are the text, and what surrounds it. Knows nothing of Django.

A page saved as text has the site's own lines around the article; the record of a meeting has speakers.
Nothing is lost: what is not part of the text is left out *and listed*, and a file that is not understood
stays as it is. The document keeps its text as published; what a page shows is read from it.
"""
