"""As much knowledge as the page shows: a name, a menu, some places and scenes."""

from datetime import date

from bot.knowledge.account import Account, Button
from bot.knowledge.entry import Entry, Source
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.office import Position
from bot.knowledge.place import Place
from bot.knowledge.section import Section

NAME = {"zh": "使馆</script>", "en": "Embassy </script>"}
VISAS = {"zh": "签证", "en": "Visas"}

MENU = (
    Button("办事 Services", buttons=(Button("签证 Visas", key="visa"), Button("官网 Website", url="https://example.org/"))),
    Button("新闻 News", key="news"),
)

PLACES = (
    Place("Leeds", "利兹", (), "West Yorkshire", "England", Position(53.8, -1.55)),
    Place("Glasgow", "格拉斯哥", (), "Glasgow", "Scotland", Position(55.86, -4.25)),
)

ENTRY = Entry("uk-visa-free", "answer", "visa", VISAS, {}, VISAS, Source(VISAS, "2026"), date(2026, 11, 23), "entries/uk-visa-free.md")

KNOWLEDGE = Knowledge(
    account=Account(NAME, "https://example.org", "london", "12308", "999", "zh", ()),
    entries={ENTRY.id: ENTRY},
    offices={},
    sections={"visa": Section("visa", VISAS, "")},
    places=PLACES,
    countries=(),
    synonyms=(),
    phrasebooks={},
    menu=MENU,
)
