"""The time that a text speaks of, in both languages and mixed: `heard(text, now)` of heard.py gives a `When` or None. Pure; a wrong time is
worse than none.

    fold, lexicon     what was typed -> one form of each character, cut into words, numbers and signs, each with its place
    data              words.en.yaml, words.zh.yaml, parts.yaml, read once: what each word means, and beside which it means nothing
    lexer             the cut text -> tokens (their kinds: tokens.py): `weekday 4`, `part morning`, `number 25`; the rest are plain words
    dates, dates_in_figures, pairs    days of the calendar: 1 Oct, 10/1, 1 to 7 Oct; partial.py: the next day that each can be
    days, moments                     days from today: Friday, next week, in 3 days
    festival_rules, festival_days     holidays that a text names, and the days that they fall on (festivals.yaml)
    hour, clock, beside               times and parts of the day; numbers that are hours beside a day: at 10 tomorrow
    periods                           which rule begins with which kind of token (`RULES`); from one day to another
    choice, said                      which of what was found is meant, and what is left of the text

A day that no calendar has (30 February), or one beside the day that is named (Friday before Christmas), is no day: the text says no time.
The rules are the same for both languages. A word is added in a .yaml file, without Python. This file stays empty of imports.
"""
