"""Pages, feeds and captured texts, from bytes to what they say. Pure: no network, no files but its own words, no clock. See read.py.

    read            looks at the content and picks the reader
    site            an article in the ministry's content system; its parts: tree, body, headline, trail, paragraphs, furniture
    listing, feed   lists of articles
    captured        a page's text as a person copied it
    general         an article of another site
    dates           which of the days on a page is the article's; days: the days that a text names; posted: the day in an address
    decoded, plain  bytes -> text -> clean text; language: which of the two it is in
    marks, lexicon  marks.yaml and days.yaml, read once: how the pages are built, and the words of days

A word or a class is added in the .yaml files, without Python. This file stays empty of imports.
"""
