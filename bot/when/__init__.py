"""The time that a text speaks of, in both languages and mixed: `heard(text, now)` of heard.py gives a `When` or None. Pure; a wrong time is
worse than none.

    fold, units       what was typed -> one form of each character, cut into words, numbers and signs, each with its place
    words, lexicon    words.en.yaml, words.zh.yaml, festivals.yaml, parts.yaml: what each word means, and beside which it means nothing
    numbers, lexer    units -> tokens (their kinds: tokens.py): `weekday 4`, `part morning`, `number 25`; everything else is a plain word
    dates, figures, pairs, partial    days of the calendar: 1 Oct, 10/1, 1 to 7 Oct; the next day that each can be
    days, moments                     days from today: Friday, next week, in 3 days
    feasts, festivals                 holidays by name, and the days that they fall on
    hour, clock                       times and parts of the day
    periods, span                     which rule begins with which kind of token (`RULES`); from one day to another
    choice, said                      which of what was found is meant, and what is left of the text

The rules are the same for both languages. A word is added in a .yaml file, without Python. This file stays empty of imports.
"""
