"""Where a saying names a town or a postcode: whether it asks for the office of it."""

from collections.abc import Callable
from dataclasses import replace

from bot.conversation import present_office
from bot.conversation.answer import Turn
from bot.conversation.hours import asks_only_hours, has_content, of_the_same_time, tells_hours
from bot.conversation.matched import best, match_of, pinyin_is_chinese
from bot.conversation.open import for_offices
from bot.conversation.saying import Saying
from bot.postcodes import places_of, postcode, replaced
from bot.search.match import CONFIDENT, NONE, Match
from bot.search.text import normalise, to_simplified

NEARLY_SAID = 0.75
"""Likeness from which a question with a town in it is taken for one about the town's office."""


def postcode_named(match: Match, by_clause: Callable[[], Match | None], saying: Saying) -> Turn | None:
    """A postcode, with a question about its office or with nothing else: what would be answered if its town were named. `by_clause` finds
    what one clause of it says.

    A name beside it does not count: it is of a street as often as of a town (London Road, M14). What staff have an answer for word for word
    is about that: the postcode of a visa centre, say.
    """
    if match.candidates and match.candidates[0].exact:
        return None
    when, areas = saying.setting.when, saying.setting.knowledge.postcodes
    text = to_simplified(when.said if when else saying.text)
    code = postcode(text, areas)
    counties = places_of(code, areas) if code else ()
    if not code or not counties:
        return None
    match = match_of(replaced(text, code, ""), saying)
    if not match.places:
        match = match_of(replaced(text, code, counties[0]), saying)
    if match.verdict != CONFIDENT:
        match = by_clause() or match
    saying = of_the_same_time(pinyin_is_chinese(saying, match))
    about = asks_only_hours(replaced(text, code, ""), saying) or _is_about_office(match, saying)
    found = present_office.for_postcode(code, saying.setting) if about else None
    return replace(for_offices(*found, saying.talk), match=match) if found else None


def office_named(match: Match, saying: Saying) -> Turn | None:
    """A town, with a question about its office or with nothing else. Two towns are one too many to tell."""
    return at_the_place(match, saying) if _is_about_office(match, saying) else None


def at_the_place(match: Match, saying: Saying) -> Turn | None:
    """The office of the one town that is named."""
    named = dict.fromkeys(match.places)
    place = next((place for place in saying.setting.knowledge.places if place.name in named), None)
    setting = of_the_same_time(saying).setting
    found = present_office.for_place(place, setting) if place and len(named) == 1 else None
    return for_offices(*found, saying.talk) if found else None


def _is_about_office(match: Match, saying: Saying) -> bool:
    """Whether a question that names a place is one about its office."""
    follows = tells_hours(saying.talk.more, saying.setting) and _is_place_alone(match, saying)
    return match.only_name or follows or bool(match.candidates and best(match, saying).by_place and is_clear(match))


def _is_place_alone(match: Match, saying: Saying) -> bool:
    """A place's name, with words around it that only go on with what was spoken of."""
    names = [
        name for place in saying.setting.knowledge.places if place.name in match.places for name in (place.name, place.zh, *place.aliases)
    ]
    rest = f" {match.normalised} "
    for name in sorted(map(normalise, names), key=len, reverse=True):
        rest = rest.replace(f" {name} " if name.isascii() else name, " ")
    return bool(names) and not has_content(rest, saying.index)


def is_clear(match: Match) -> bool:
    """A town, and the question about offices ahead of all others, speak for each other: less is enough than for either alone."""
    return match.verdict != NONE or match.candidates[0].likeness >= NEARLY_SAID
