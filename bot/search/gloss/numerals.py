"""Numbers as Chinese writes them."""

DIGITS = {numeral: digit for digit, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100}
"""Larger ones (a thousand, ten thousand) are more often a part of another word than of a number that somebody asks about."""


def value(text: str) -> int | None:
    """Of figures, or of Chinese numerals below a thousand: with tens and hundreds, or digit by digit. None where anything else is in it."""
    if text.isdecimal():
        return int(text)
    if not text or any(numeral not in DIGITS and numeral not in TENS for numeral in text):
        return None
    return _counted(text) if is_counted(text) else int("".join(str(DIGITS[numeral]) for numeral in text))


def is_counted(text: str) -> bool:
    """Whether it is not read digit by digit."""
    return any(numeral in TENS for numeral in text)


def _counted(text: str) -> int:
    """The sum of digits before tens and hundreds; a ten without a digit is one ten."""
    total = digit = 0
    for numeral in text:
        if numeral in TENS:
            total, digit = total + (digit or 1) * TENS[numeral], 0
        else:
            digit = DIGITS[numeral]
    return total + digit
