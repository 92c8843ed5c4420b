"""Every way in which the files beside the entries can be wrong, and what their writer is told."""

from pathlib import Path

import pytest

from tests.knowledge.folder import ACCOUNT, CHINESE, ENGLISH, FILES, MENU, OFFICE, PLACES, SECTIONS, edited
from tests.knowledge.report import problems

OFFICE_PATH = "offices/embassy.yaml"
COUNTER = "  - {id: hall, name: {zh: 一, en: one}, hours: [], source: {name: {zh: 一, en: one}, date: 2025}}"


def office(*changes: tuple[str, str]) -> str:
    return edited(OFFICE, *changes)


def hours(text: str) -> str:
    return office(('["Mon-Fri: 09:00-12:00", "Mon-Fri: 14:00-17:00"]', text))


def button(text: str) -> str:
    return f"- {text}\n"


BROKEN: dict[str, tuple[str, str | None, int, str]] = {
    # sections
    "section without content": (
        "sections.yaml", edited(SECTIONS, ("  note: {zh: 请看官网。, en: Please see the website.}\n", "")), 9,
        "found no entry, office, section or note",
    ),
    "section twice": ("sections.yaml", SECTIONS + "- id: events\n  title: {zh: 一, en: one}\n", 13, "also in sections.yaml:9"),
    "section key misspelt": ("sections.yaml", edited(SECTIONS, ("  link:", "  links:")), 11, "did you mean 'link'?"),
    "section link": ("sections.yaml", edited(SECTIONS, ("https://example.org/events", "mailto:a@b.org")), 11, "found 'mailto:a@b.org'"),
    "sections missing": ("sections.yaml", None, 1, "expected a file that can be read, found no such file or directory"),
    "sections unreadable": ("sections.yaml", "- id: a: b\n", 1, "put the whole value in quotes"),
    # offices
    "office key misspelt": (OFFICE_PATH, office(("time_zone:", "timezone:")), 5, "did you mean 'time_zone'?"),
    "time zone": (OFFICE_PATH, office(("Europe/London", "Europe/Londen")), 5, "expected a time zone, found 'Europe/Londen'"),
    "time zone is a folder": (OFFICE_PATH, office(("Europe/London", "Europe")), 5, "expected a time zone, found 'Europe'"),
    "latitude": (OFFICE_PATH, office(("51.52,", "515.2,")), 6, "expected degrees from -90 to 90, found '515.2'"),
    "longitude in words": (OFFICE_PATH, office(("-0.14", "0.14 W")), 6, "expected degrees from -180 to 180, found '0.14 W'"),
    "phone": (OFFICE_PATH, office(("+44 20 7946 0000", "020 7946 0000")), 10, "write + and the country's code first"),
    "phone without purpose": (OFFICE_PATH, office(("purpose: {zh: 总机, en: Switchboard}\n    number", "number")), 9, "expected 'purpose'"),
    "e-mail": (OFFICE_PATH, office(("office@example.org", "office at example.org")), 11, "expected an e-mail address"),
    "website": (OFFICE_PATH, office(("website: https://example.org", "website: www.example.org")), 12, "found 'www.example.org'"),
    "hour 25": (OFFICE_PATH, hours('["Mon-Fri: 09:00-25:00"]'), 16, "expected a time of day from 00:00 to 24:00, found '25:00'"),
    "closes first": (OFFICE_PATH, hours('["Mon-Fri: 12:00-09:00"]'), 16, "a closing time after the opening time, found '12:00-09:00'"),
    "overlap": (OFFICE_PATH, hours('\n      - "Mon: 09:00-12:00"\n      - "Mon: 11:00-13:00"'), 18, "found 09:00-12:00 and 11:00-13:00"),
    "unknown day": (OFFICE_PATH, hours('["Funday: 09:00-12:00"]'), 16, "expected days and hours, found 'Funday: 09:00-12:00'"),
    "hours not a list": (OFFICE_PATH, hours('"Mon-Fri: 09:00-12:00"'), 16, "expected a list"),
    "counter twice": (OFFICE_PATH, office(("serves:", f"{COUNTER}\nserves:")), 18, "expected counters with ids of their own"),
    "unknown county served": (OFFICE_PATH, office(("[England, Surrey]", "[England, Surey]")), 18, "found 'Surey'; did you mean 'Surrey'?"),
    "unknown county disputed": (OFFICE_PATH, office(("[Kent]", "[Kant]")), 19, "expected a county or nation of places.csv, found 'Kant'"),
    "closure ends first": (OFFICE_PATH, office(("to: 2026-12-28", "to: 2026-12-24")), 21, "expected a day from 2026-12-25 on"),
    "closure day": (OFFICE_PATH, office(("to: 2026-12-28", "to: 2026-12-32")), 21, "found '2026-12-32'"),
    "closure year": (OFFICE_PATH, office(("[2026]", "[26]")), 22, "expected a year like 2026, found '26'"),
    "closure year twice": (OFFICE_PATH, office(("[2026]", "\n  - 2026\n  - 2026")), 24, "expected each text once"),
    "year without a list": (OFFICE_PATH, office(("[2026]", "[2026, 2027]")), 22, "expected a day of 2027 in 'closures' or 'special'"),
    "not overnight": (OFFICE_PATH, hours('["Mon-Fri: 22:00-06:00"]'), 16, "or write 'overnight' behind them if they end on the next day"),
    "overlap across midnight": (
        OFFICE_PATH, hours('\n      - "Sun: 22:00-06:00 overnight"\n      - "Mon: 05:00-09:00"'), 18, "22:00-06:00 and 05:00-09:00 across",
    ),
    "unknown section of an office": (OFFICE_PATH, office(("section: offices", "section: office")), 4, "did you mean 'offices'?"),
    "office's name": (OFFICE_PATH, office(("id: embassy", "id: london")), 1, "expected 'embassy', the file's name"),
    # places and countries
    "header": ("places.csv", edited(PLACES, ("name,zh", "town,zh")), 1, "expected name,zh,aliases,county,nation,latitude,longitude,area"),
    "too few values": ("places.csv", PLACES + "Leeds,利兹\n", 5, "expected 8 values, found 2"),
    "unknown county": ("places.csv", PLACES + "Hove,霍夫,,Susex,England,50.8,-0.2,\n", 5, "expected a county that has its own row"),
    "unknown nation": ("places.csv", PLACES + "Hove,霍夫,,Kent,Englnd,50.8,-0.2,\n", 5, "found 'Englnd'; did you mean 'England'?"),
    "area of a place": ("places.csv", PLACES + "Hove,霍夫,,Kent,England,50.8,-0.2,town\n", 5, "expected 'yes' for a county or another"),
    "latitude of a place": ("places.csv", PLACES + "Hove,霍夫,,Kent,England,north,-0.2,\n", 5, "expected degrees"),
    "alias of two places": ("places.csv", PLACES + "Hove,霍夫,gilford,Kent,England,51.4,0.5,\n", 5, "found 'gilford', which is also in"),
    "open quote in a table": ("places.csv", PLACES + '"Hove,霍夫,,Kent,England,50.8,-0.2,\n', 6, "look for an unclosed double quote"),
    "a country that is a place": ("countries.csv", "name,zh,aliases\nFrance,法国,Kent\n", 2, "also in places.csv:3"),
    "no name": ("countries.csv", "name,zh,aliases\nFrance,,French\n", 2, "expected a text, found nothing"),
    # tuning
    "header of tuning": ("tuning.csv", "question,entry\nwhich visa,visa-types\n", 1, "expected question,expected, found 'question,entry'"),
    "tuning for nothing": ("tuning.csv", "question,expected\nwhich visa,visa-type\n", 2, "found 'visa-type'; did you mean 'visa-types'?"),
    "second of two": ("tuning.csv", "question,expected\nhi,\nwhich visa,visa-types|visas\n", 3, "found 'visas'"),
    "no question": ("tuning.csv", "question,expected\n,visa-types\n", 2, "expected a text, found nothing"),
    "comma in a question": ("tuning.csv", "question,expected\nwell, which visa,visa-types\n", 2, "put a value that holds a comma in"),
    # synonyms
    "word in two groups": ("synonyms.yaml", "- [护照, passport]\n- [Passport, 证件]\n", 2, "found 'Passport', which is also in"),
    "one word": ("synonyms.yaml", "- [护照]\n", 1, "expected two or more words, found one"),
    "synonyms are a table": ("synonyms.yaml", "a: b\n", 1, "expected a list, found a table"),
    # menu
    "four buttons": ("menu.yaml", MENU + button("{name: a, key: visa}") * 2, 7, "expected at most 3 buttons, found 4"),
    "six sub-buttons": ("menu.yaml", "- name: a\n  buttons:\n" + "    - {name: b, key: visa}\n" * 6, 8, "expected at most 5 buttons"),
    "long name": ("menu.yaml", button("{name: 中国驻英国大使馆, key: visa}"), 1, "expected at most 16 bytes, of which a Chinese character"),
    "long sub-name": ("menu.yaml", "- name: a\n  buttons:\n    - {name: " + "签" * 21 + ", key: visa}\n", 3, "expected at most 60 bytes"),
    "long address": ("menu.yaml", button("{name: a, url: 'https://example.org/" + "a" * 1024 + "'}"), 1, "expected at most 1024 bytes"),
    "key leads nowhere": ("menu.yaml", button("{name: a, key: visaa}"), 1, "an entry, an office or a section, found 'visaa'"),
    "button does nothing": ("menu.yaml", button("{name: a}"), 1, "expected one of key, url, buttons, found none"),
    "button does two things": ("menu.yaml", button("{name: a, key: visa, url: https://example.org}"), 1, "found key and url"),
    "menu in a menu": ("menu.yaml", "- name: a\n  buttons:\n    - {name: b, buttons: []}\n", 3, "found 'buttons'"),
    # account
    "welcome leads nowhere": ("account.yaml", edited(ACCOUNT, ("[visa, embassy, visa-types]", "\n- vise")), 8, "found 'vise'"),
    "unknown home office": ("account.yaml", edited(ACCOUNT, ("office: embassy", "office: embasy")), 3, "offices/, found 'embasy'"),
    "police": ("account.yaml", edited(ACCOUNT, ('"999"', "call 999")), 5, "found 'call 999'"),
    "account empty": ("account.yaml", "# later\n", 1, "expected something to read, found nothing"),
    # phrases
    "sentence missing": ("phrases/en.yaml", edited(ENGLISH, ("unanswered:", "answered:")), 3, "'unanswered' in 'say', as in zh.yaml"),
    "intent missing": ("phrases/en.yaml", edited(ENGLISH, ("greeting:", "thanks:")), 5, "expected 'greeting' in 'hear', as in zh.yaml"),
    "placeholder differs": ("phrases/zh.yaml", edited(CHINESE, ("{hotline}", "{police}")), 4, "en.yaml, {hotline}, found {police}"),
    "placeholder lost": ("phrases/zh.yaml", edited(CHINESE, ("{hotline}", "电话")), 4, "found none in 'unanswered'"),
    "open brace": ("phrases/zh.yaml", edited(CHINESE, ("请致电{hotline}", "{hotline}{")), 4, "no braces but those of {placeholders}"),
    "full-width brace": ("phrases/zh.yaml", edited(CHINESE, ("请致电{hotline}", "{hotline}｛x｝")), 4, "name the placeholder in a-z and _"),
    "code is not the file's name": ("phrases/zh.yaml", edited(CHINESE, ("code: zh", "code: cn")), 1, "expected 'zh', the file's name"),
    "same heading": ("phrases/zh.yaml", edited(CHINESE, ("name: 中文", "name: English")), 2, "expected a name that no other language has"),
    "office in a deeper folder": ("offices/more/embassy.yaml", OFFICE, 1, "expected only files that end in .yaml, directly in offices/"),
    "phrases of another ending": ("phrases/fr.yml", "", 1, "expected only files that end in .yaml"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_told_with_its_line(tmp_path: Path, case: str) -> None:
    path, text, line, fragment = BROKEN[case]
    told = problems(tmp_path, {path: text})
    assert any(problem.startswith(f"{path}:{line}: ") and fragment in problem for problem in told), told


@pytest.mark.parametrize("path", [path for path in FILES if not path.startswith(("entries", "phrases"))])
def test_each_file_is_needed(tmp_path: Path, path: str) -> None:
    told = problems(tmp_path, {path: None})
    assert any(path in problem or path.startswith("offices") for problem in told), told


def test_without_a_language_nothing_can_be_judged(tmp_path: Path) -> None:
    told = problems(tmp_path, {"phrases/en.yaml": None, "phrases/zh.yaml": None})
    assert told == ["phrases:1: expected a file for each language, found none; add phrases/<language>.yaml"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    told = problems(tmp_path, dict.fromkeys(FILES))
    assert told == ["phrases:1: expected a file for each language, found none; add phrases/<language>.yaml"]


def test_two_offices_neither_share_a_district_nor_a_nickname(tmp_path: Path) -> None:
    told = problems(tmp_path, {"offices/second.yaml": office(("id: embassy", "id: second"))})
    assert told == [
        "offices/second.yaml:3: expected a nickname of one office only, found 'the embassy', which is also in offices/embassy.yaml:3; "
        "remove it from one of the two",
        "offices/second.yaml:3: expected a nickname of one office only, found '使馆', which is also in offices/embassy.yaml:3; "
        "remove it from one of the two",
        "offices/second.yaml:18: expected a district that one office serves, found 'England', which is also in offices/embassy.yaml:18; "
        "remove it from one of the two, or move it to 'disputed'",
        "offices/second.yaml:18: expected a district that one office serves, found 'Surrey', which is also in offices/embassy.yaml:18; "
        "remove it from one of the two, or move it to 'disputed'",
    ]


UNREADABLE = ["sections.yaml", "places.csv", "phrases/en.yaml", OFFICE_PATH, "entries/visa/visa-types.md"]


@pytest.mark.parametrize("path", UNREADABLE)
def test_one_unreadable_file_is_one_problem(tmp_path: Path, path: str) -> None:
    told = problems(tmp_path, {path: b"\xff\xfe\x00"})
    assert len(told) == 1 and told[0].startswith(f"{path}:1: expected a file in UTF-8, found a file in UTF-16")
