"""Which office is mine? Every place, postcode and mission that the shipped knowledge knows, through the whole conversation."""

from collections.abc import Callable, Iterable

import pytest

from bot.conversation.answer import Turn
from bot.conversation.outcome import Outcome
from bot.knowledge.knowledge import Knowledge
from bot.offices import serving
from bot.postcodes import places_of, postcode
from bot.search.index import Index
from bot.wechat.messages import Location
from tests.conversation.chat import Chat

LONDON, MANCHESTER, EDINBURGH, BELFAST = "embassy-london", "consulate-manchester", "consulate-edinburgh", "consulate-belfast"
HOTLINES = {
    "+44 20 7299 8439": LONDON,
    "+44 161 224 8986": MANCHESTER,
    "+44 131 337 4449": EDINBURGH,
    "+44 7895 306461": BELFAST,
}
"""Each mission's number for consular protection: whose stands in an answer is the office that it leads to."""

MISHEARD: dict[str, str] = {}
"""Names that are still taken for a misspelt word of small talk."""


@pytest.fixture
def ask(shipped: Knowledge, shipped_index: Index) -> Callable[[str], tuple[Turn, set[str]]]:
    """What a new visitor gets, and the offices that it leads to."""

    def answer(text: str) -> tuple[Turn, set[str]]:
        chat = Chat(shipped, shipped_index)
        turn = chat.say(text)
        return turn, offices_in(chat.text) if turn.entry in shipped.offices else set()

    return answer


def offices_in(text: str) -> set[str]:
    return {office for number, office in HOTLINES.items() if number in text}


def serving_any(shipped: Knowledge, names: Iterable[str]) -> set[str]:
    places = [place for place in shipped.places if place.name in names]
    return {office.id for place in places for office in serving(place, shipped.offices.values(), shipped.places)}


def test_every_name_of_every_place_leads_to_the_office_that_serves_it(
    shipped: Knowledge, ask: Callable[[str], tuple[Turn, set[str]]]
) -> None:
    """Both where the sources disagree; none for a nation that offices share."""
    asked = {name: serving_any(shipped, [place.name]) for place in shipped.places for name in (place.name, place.zh, *place.aliases)}
    wrong = {name: led for name, offices in asked.items() if (led := ask(name)[1]) != offices}
    assert set(wrong) == set(MISHEARD) and len(asked) > 2000, wrong


def test_every_name_of_every_mission_leads_to_it(shipped: Knowledge, ask: Callable[[str], tuple[Turn, set[str]]]) -> None:
    asked = {
        name: office.id
        for office in shipped.offices.values()
        for name in (*office.name.values(), *(name for names in office.nicknames.values() for name in names))
    }
    assert {name: turn.entry for name, office in asked.items() if (turn := ask(name)[0]).entry != office} == {}


def test_every_postcode_district_of_the_file_leads_to_its_offices(shipped: Knowledge, ask: Callable[[str], tuple[Turn, set[str]]]) -> None:
    halves = [name if name[-1].isdigit() else f"{name}3" for name in shipped.postcodes]
    codes = [code for half in halves for code in (half, f"{half.lower()} 5rx") if postcode(code, shipped.postcodes)]
    asked = {code: serving_any(shipped, places_of(code.upper(), shipped.postcodes)) for code in codes}
    assert {code: led for code, offices in asked.items() if (led := ask(code)[1]) != offices} == {}


MISSPELT = [
    *[
        (said, LONDON)
        for said in ("londn embassy", "lodnon", "chinese embasy", "embasy london", "伦敦大使管", "倫敦使館", "中国大使管", "伦墩")
    ],
    *[(said, LONDON) for said in ("birmigham consulate", "nottinghma", "bristl", "cardif which embassy", "伯明瀚", "southhampton embassy")],
    *[(said, MANCHESTER) for said in ("manchestr", "mancheser", "machester consulate", "manchester consulat", "man chester", "manchesta")],
    *[
        (said, MANCHESTER)
        for said in ("曼徹斯特", "曼彻斯特领管", "曼切斯特领事馆", "慢彻斯特", "曼城领管", "manchesite lingshiguan", "leedss")
    ],
    *[(said, MANCHESTER) for said in ("liverpol which consulate", "sheffild", "newcaslte", "利兹领管", "谢菲尔的", "利物浦领管")],
    *[
        (said, EDINBURGH)
        for said in ("edinborough", "edinbrugh", "edinburgh consulte", "edinburhg", "爱丁堡领管", "艾丁堡", "愛丁堡領事館")
    ],
    *[(said, EDINBURGH) for said in ("aidingbao", "galsgow", "格拉斯歌", "glasgow which consulat")],
    *[
        (said, BELFAST)
        for said in ("belfst consulate", "bellfast", "belfat", "blefast", "贝尔法斯特领管", "貝爾法斯特", "贝尔法思特", "北爱领管")
    ],
]


@pytest.mark.parametrize(("said", "office"), MISSPELT)
def test_a_misspelt_name_leads_to_the_office_that_was_meant(ask: Callable[[str], tuple[Turn, set[str]]], said: str, office: str) -> None:
    assert ask(said)[0].entry == office


BY_POSTCODE = [
    ("M14 5RX", {MANCHESTER}),
    ("sw1a1aa", {LONDON}),
    ("EH12", {EDINBURGH}),
    ("which consulate for LS6", {MANCHESTER}),
    ("LS6 which embassy covers me?", {MANCHESTER}),
    ("我在M14 归哪个领馆", {MANCHESTER}),
    ("我在M14 歸哪個領館", {MANCHESTER}),
    ("BT7 领馆电话", {BELFAST}),
    ("请问G12归哪个领馆管", {EDINBURGH}),
    ("I live at SW7 2AZ", {LONDON}),
    ("曼城M14领馆", {MANCHESTER}),
    ("Leeds LS6", {MANCHESTER}),
    ("Oxford Road M13 归哪个领馆", {MANCHESTER}),
    ("London Road M14 5RX 哪个领馆", {MANCHESTER}),
    ("我住伯明翰B15 2TT，归哪个领馆", {LONDON}),
    ("HU5 2AB", {MANCHESTER, LONDON}),
    ("DE6", {MANCHESTER, LONDON}),
    ("TD15 领馆", {EDINBURGH, MANCHESTER, LONDON}),
]


@pytest.mark.parametrize(("said", "offices"), BY_POSTCODE)
def test_a_postcode_leads_to_an_office_and_says_why(ask: Callable[[str], tuple[Turn, set[str]]], said: str, offices: set[str]) -> None:
    turn, led = ask(said)
    assert (turn.outcome, led) == (Outcome.ANSWERED, offices)
    assert turn.answer and ("postcode area" in turn.answer.body or "所在的地区" in turn.answer.body)


NO_OFFICE = [
    "S1",
    "S1签证",
    "L1签证",
    "M25",
    "M6高速出车祸找哪个领馆",
    "M1 motorway",
    "5G",
    "B2B",
    "JE2 3AB",
    "我在M14 护照丢了",
    "lost passport in M14 5RX",
]


@pytest.mark.parametrize("said", NO_OFFICE)
def test_what_is_no_question_for_an_office_leads_to_none(ask: Callable[[str], tuple[Turn, set[str]]], said: str) -> None:
    assert ask(said)[1] == set()


def test_what_staff_wrote_word_for_word_comes_before_its_postcode(ask: Callable[[str], tuple[Turn, set[str]]]) -> None:
    assert ask("EC2R 8DU")[0].entry == "visa-centre-london"


def test_after_a_postcode_a_question_means_its_office(shipped: Knowledge, shipped_index: Index) -> None:
    chat = Chat(shipped, shipped_index)
    chat.say("BT7 领馆电话")
    assert chat.talk.office == BELFAST
    chat.say("HU5 领馆电话")
    assert chat.talk.office == ""


POSITIONS = [
    ("Portland Place", 51.5200, -0.1449, {LONDON}),
    ("Rusholme", 53.4530, -2.2180, {MANCHESTER}),
    ("Gretna, a mile inside Scotland", 54.9950, -3.0670, {EDINBURGH}),
    ("Coldstream, on the north bank of the Tweed", 55.6500, -2.2530, {EDINBURGH}),
    ("Berwick, on the English side", 55.7700, -2.0050, {MANCHESTER, LONDON}),
    ("Connah's Quay, near Chester but in Wales", 53.2180, -3.0570, {LONDON}),
    ("Eastwood, near Ilkeston but in Nottinghamshire", 53.0180, -1.3060, {LONDON}),
    ("Newry, by the Irish border", 54.1751, -6.3402, {BELFAST}),
    ("Unst, the northernmost island", 60.7500, -0.9000, {EDINBURGH}),
    ("the Isles of Scilly", 49.9140, -6.3150, {LONDON}),
    ("a ferry off Dover", 51.0500, 1.4500, {LONDON}),
    ("the middle of the North Sea", 56.0000, 2.5000, set()),
    ("the middle of the Irish Sea", 53.8000, -5.0000, set()),
    ("Douglas, Isle of Man", 54.1500, -4.4800, set()),
    ("St Helier, Jersey", 49.1870, -2.1070, set()),
    ("Calais", 50.9510, 1.8590, set()),
]


@pytest.mark.parametrize(("latitude", "longitude", "offices"), [row[1:] for row in POSITIONS], ids=[row[0] for row in POSITIONS])
def test_a_position_leads_to_the_office_of_its_side_of_a_border(
    shipped: Knowledge, shipped_index: Index, latitude: float, longitude: float, offices: set[str]
) -> None:
    chat = Chat(shipped, shipped_index)
    turn = chat.send(Location, latitude=latitude, longitude=longitude)
    assert turn.outcome is (Outcome.ANSWERED if offices else Outcome.UNANSWERED)
    assert offices_in(chat.text) == offices
