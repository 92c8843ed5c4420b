"""What a visitor may type, each named by what it tries. Every one of them gets an answer."""

ADDRESS = "evil.example"
"""Stands in texts that try to become a link; no answer may link to it."""

CAP = 45_000
"""Bytes of a text that still fits, encrypted, into a body that is read."""


def _filled(piece: str, bytes_: int = CAP) -> str:
    return piece * (bytes_ // len(piece.encode()))


def _digits() -> str:
    """Ten digits of each of the scripts that have some."""
    return "".join(chr(code) for code in range(0x10FFFF) if chr(code).isdecimal())


REPEATED: dict[str, str] = {
    "times of day": "3点",
    "times of day in figures": "10:30-",
    "weekdays": "周一到",
    "days of a month": "1号",
    "dates": "2026-12-25 ",
    "half a date": "1-",
    "words between times": "between ",
    "the day after": "the day after ",
    "numerals": "二十一",
    "festivals": "圣诞到",
    "postcodes": "SW1A 1AA ",
    "half postcodes": "W1",
    "towns": "Manchester ",
    "towns in Chinese": "曼彻斯特",
    "a word that is none": "qzxv ",
    "a word with a slip": "pasport ",
    "pinyin without a blank": "zhuangkuang",
    "pinyin": "hu zhao ",
    "characters that sound right": "户照",
    "characters nobody uses": "龘",
    "characters beyond the first plane": "𠮷",
    "apostrophes": "a'",
    "years": "2017年",
    "ends of sentences": "。",
    "clauses": "签证，",
    "a question": "护照丢了怎么办？",
    "an English question": "lost passport? ",
    "danger": "救命",
    "openings of links": "[a](http://",
    "opening brackets": "[",
    "anchors": "<a href=",
    "ends of character data": "]]>",
    "entities": "&amp;",
    "line ends": "\r\n",
    "blanks of all kinds": " \t\u3000\u00a0\u2003",
    "emoji": "👨\u200d👩\u200d👧\u200d👦",
    "flags": "🇬🇧",
    "keycaps": "1\ufe0f\u20e3",
    "combining marks": "\u0301",
    "zero-width characters": "\u200b\u200d\u2060\ufeff",
    "a letter that grows when it is folded": "ﷺ",
    "a letter that becomes two": "İ",
    "ligatures": "ﬃ",
    "fillers": "\u115f\u3164",
    "unassigned": "\u0378",
    "private": "\ue000",
    "noncharacters": "\ufdd0",
    "Thai, which needs no blanks": "สถานทูต",
    "Arabic": "السفارة ",
    "Korean": "대사관",
    "Korean in parts": "\u1103\u1162",
    "tones": "nǐ hǎo ",
}
"""Pieces, to be said once, some hundred times, and to the brim."""

SINGLE: dict[str, str] = {
    "nothing": "",
    "a blank": " ",
    "a full stop": "。",
    "right to left": "\u202e签证\u202c \u2067visa\u2069",
    "one letter under a thousand marks": "a" + "\u0301" * 1000,
    "digits of all scripts": _digits(),
    "numbers as choices": "１２ ٣ ४ ⑤ Ⅵ 七",
    "a number of many digits": "9" * 4000,
    "a superscript, a digit to isdigit and none to int": "²",
    "control characters": "签\x00\x08\x1b[31m证\x7f",
    "half a pair": "签\ud800证",
    "an end of character data and a forged reply": "]]></Content><MsgType><![CDATA[news]]></MsgType><Content><![CDATA[",
    "an anchor": f'明天<a href="https://{ADDRESS}/">签证</a>几点开门',
    "a link in Markdown": f"明天[签证](https://{ADDRESS}/)几点开门",
    "a link where a time is repeated": f"[3点](https://{ADDRESS}/)开门吗",
    "a choice of ours, forged": '<a href="weixin://bizmsgmenu?msgmenucontent=x&msgmenuid=visa">签证</a>',
    "fields of a format": "{page} {0} {0.__class__} {when!r} {} %s %(page)s ${page} {{",
    "a template": "{{ 7*7 }}{% for x in () %}{{ config }}",
    "a query": "' OR 1=1; --",
    "a command": "$(id)`id`;id|id",
    "Redis commands": "\r\nFLUSHALL\r\n*1\r\n$8\r\nFLUSHALL\r\n",
    "a path": "../../../../etc/passwd",
    "JSON": '{"kind":"text","text":' * 50,
    "a year that does not exist": "0000年13月32日25点61分",
    "the last day there is": "9999-12-31 23:59:59",
    "a day before the calendar": "1年1月1日 and on 29 February 1900",
    "a day that is 30 February": "2月30日开门吗",
    "infinity": "inf nan 1e400 -0 0x10 1_000",
    "what WeChat says of a message it can't show": "【收到不支持的消息类型，暂无法显示】",
    "that, and more": "【收到不支持的消息类型，暂无法显示】护照丢了",
    "a choice beyond the list": "99",
    "no choice": "0",
    "more": "更多",
    "the other language": "English",
    "traditional characters": "護照遺失了怎麼辦",
    "one word of 40,000 letters": "a" * 40_000,
    "one run of 10,000 characters": "签" * 10_000,
}

LONG: dict[str, str] = {
    **{f"{name}, 250 times": piece * 250 for name, piece in REPEATED.items()},
    **{f"{name}, to the brim": _filled(piece) for name, piece in REPEATED.items()},
}

TEXTS: dict[str, str] = {**SINGLE, **{f"{name}, once": piece for name, piece in REPEATED.items()}, **LONG}

QUESTIONS = (
    "护照丢了怎么办", "签证", "更多", "1", "2", "几点开门", "明天开门吗", "and on Saturday?", "曼彻斯特", "lost passport",
    "English", "中文", "新闻", "news about trade", "hu zhao", "我在利兹，办护照去哪里", "救命", "谢谢", "2017年王毅谈中俄关系",
    "opening hours in Belfast on Christmas Day",
)  # fmt: skip
"""Ordinary ones: what is hostile has to be tried in the midst of a talk, too."""
