"""News as an answer: a card of one article, and lists of several with their dates. Old news says how old it is."""

from dataclasses import dataclass
from datetime import date

from bot.conversation import calendar
from bot.conversation.answer import Answer, Card, Choice
from bot.conversation.setting import Setting
from bot.knowledge.entry import Entry

FOUND, NEAR, NEWEST, THEN, OTHER_TIMES, NONE_THEN = LISTS = (
    "news_found",
    "news_near",
    "news_newest",
    "news_then",
    "news_other_times",
    "news_none_then",
)
"""Sentences above a list: best match first; nothing on just this; newest first; of a time; nothing of that time, but of others; nothing at
all of that time."""
MARK = "="
"""Begins what `more` of a talk holds for such a list, where it holds the id of an entry, an office or a section else."""


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a list."""

    sentence: str
    """One of LISTS."""
    days: tuple[date, date] | None = None
    """First and last of the time that was asked about."""

    def dump(self) -> str:
        """As a talk keeps it: `=news_then 2017-05-01 2017-05-31`."""
        return MARK + " ".join((self.sentence, *map(str, self.days or ())))


def above(kept: str) -> Above | None:
    """What `dump` made; None for anything else."""
    sentence, *days = kept.removeprefix(MARK).split(" ")
    if not kept.startswith(MARK) or sentence not in LISTS or len(days) not in (0, 2):
        return None
    try:
        return Above(sentence, (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None)
    except ValueError:
        return None


def several(what: Above, ids: tuple[str, ...], setting: Setting) -> Answer:
    """Articles as choices, each with its date."""
    choices = tuple(choice(entry, setting) for id in shown(ids, setting) if (entry := setting.knowledge.entry(id)))
    return Answer(
        setting.language,
        body=setting.say(what.sentence, period=calendar.span(*what.days, setting) if what.days else ""),
        choices=choices,
        how_to_choose=setting.say("choose") if choices else "",
        more=setting.book.say["more"],
        no_more=setting.say("no_more"),
    )


def shown(ids: tuple[str, ...], setting: Setting) -> tuple[str, ...]:
    """Those that are news and may be shown on this day. Since a list was offered, an article may have gone or have ceased to hold."""
    day, known = setting.day, ((id, setting.knowledge.entry(id)) for id in ids)
    return tuple(id for id, entry in known if entry and entry.date and entry.begun(day) and not entry.expired(day))


def choice(entry: Entry, setting: Setting) -> Choice:
    assert entry.date, "the loader lets no news through without its date"
    return Choice(entry.id, setting.of(entry.title), dated(entry.date, setting))


def card(entry: Entry, setting: Setting) -> Answer:
    """One article. Its page, where the bot has a public address, else its source, is what a tap opens."""
    assert entry.date, "the loader lets no news through without its date"
    told = {"date": dated(entry.date, setting), "summary": setting.of(entry.body), "source": setting.of(entry.source.name)}
    description = setting.say("news_card", **told) + only_in(entry, setting)
    url = setting.page(entry.id) or entry.source.url
    return Answer(setting.language, card=Card(setting.of(entry.title), description, url), no_more=setting.say("no_more"))


def only_in(entry: Entry, setting: Setting) -> str:
    """Said of an article that does not exist in the visitor's language."""
    if setting.book.code in entry.title:
        return ""
    books = setting.knowledge.phrasebooks
    code = next(iter(entry.title))
    return "\n" + setting.say("news_only_in", language=books[code].name if code in books else code)


def dated(day: date, setting: Setting, written: str = "") -> str:
    """A day, as it is `written` where it is not by figures, and how long ago it was."""
    ago = age(day, setting)
    return setting.say("news_aged", date=written or day, age=ago) if ago else written or str(day)


def age(day: date, setting: Setting) -> str:
    """How many whole years ago; empty for the last twelve months."""
    today = setting.day
    years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    if years < 1:
        return ""
    return setting.say("news_age", years=years) if years > 1 else setting.say("news_age_year")
