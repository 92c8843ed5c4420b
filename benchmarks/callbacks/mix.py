"""Who sends what: a stream of messages as an account may get them on a busy day, the same for the same seed.

Questions are those of knowledge/tuning.csv and staff's own phrasings. Some are asked oftener than others: the n-th most popular one in
proportion to 1 / n ** POPULARITY. A visitor sends three messages in the mean.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from random import Random

from bot.knowledge.knowledge import Knowledge
from bot.search.lexicon import COUNTRY, PLACE
from bot.search.text import ZH
from bot.simulator.compose import What

POPULARITY = 0.8
"""0: all alike. With 0.8 and 3,000 questions the first is 1 message in 50, and half of the messages are one of 300 questions."""

SHARES: Mapping[str, float] = {
    "question": 0.76,
    "reply": 0.08,
    "tap": 0.05,
    "follow": 0.04,
    "menu": 0.03,
    "place": 0.02,
    "picture": 0.02,
}
"""reply: to what was answered before, "2", "more" and thanks. tap: on a choice in a text. menu: on a button. place: sent from the map."""

NEW, RECENT = 1 / 3, 500
"""How many messages come from a visitor who has sent none before, and among how many visitors the others' are."""
NUMBERS = ("1", "2", "3")
SMALL_TALK = ("more", "thanks", "greeting")

Kind = Callable[[Random], What]


def messages(knowledge: Knowledge, seed: int, popularity: float = POPULARITY) -> Iterator[tuple[str, What]]:
    """OpenID and message, without an end. What is popular is the same for all seeds, the visitors are others."""
    random, kinds = Random(seed), _kinds(knowledge, popularity)
    visitors = [_visitor(seed, 0)]
    names, weights = list(SHARES), list(SHARES.values())
    while True:
        if random.random() < NEW:
            visitors.append(_visitor(seed, len(visitors)))
        yield random.choice(visitors[-RECENT:]), kinds[random.choices(names, weights)[0]](random)


def _visitor(seed: int, number: int) -> str:
    return f"oBench{seed:010d}_{number:011d}"


def _kinds(knowledge: Knowledge, popularity: float) -> dict[str, Kind]:
    asked = questions(knowledge)
    weights = list(accumulate((at + 1) ** -popularity for at in range(len(asked))))
    replies = [*NUMBERS, *(word for book in knowledge.phrasebooks.values() for name in SMALL_TALK for word in book.hear.get(name, ())[:3])]
    entries = list(knowledge.entries.values())
    keys = [button.key for top in knowledge.menu for button in (top, *top.buttons) if button.key]

    def tapped(random: Random) -> What:
        entry = random.choice(entries)
        return {"kind": "text", "text": random.choice(list(entry.title.values())), "id": entry.id}

    def placed(random: Random) -> What:
        town = random.choice(knowledge.places).position
        return {"kind": "location", "latitude": town.latitude, "longitude": town.longitude}

    return {
        "question": lambda random: {"kind": "text", "text": random.choices(asked, cum_weights=weights)[0]},
        "reply": lambda random: {"kind": "text", "text": random.choice(replies)},
        "tap": tapped,
        "follow": lambda random: {"kind": "subscribe"},
        "menu": lambda random: {"kind": "click", "key": random.choice(keys)},
        "place": placed,
        "picture": lambda random: {"kind": "image"},
    }


def questions(knowledge: Knowledge) -> Sequence[str]:
    """The most popular first: in an order that says nothing about them, and is always the same."""
    random = Random(0)

    def named(text: str, language: str) -> str:
        town, country = random.choice(knowledge.places), random.choice(knowledge.countries)
        return text.replace(PLACE, town.names[language]).replace(COUNTRY, country.zh if language == ZH else country.name)

    found = [named(text, language) for entry in knowledge.entries.values() for language, of in entry.questions.items() for text in of]
    found = list(dict.fromkeys([*(text for text, _ in knowledge.tuning), *found]))
    random.shuffle(found)
    return found
