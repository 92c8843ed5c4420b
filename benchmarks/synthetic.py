"""Questions that nobody asked, as many as are wanted: bilingual, seeded, of natural length, about subjects whose words are as unevenly
common as words are (Zipf). Entry n is the same in a knowledge of any size."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, cycle, islice, pairwise
from random import Random

from benchmarks.noise import noisy
from bot.knowledge.knowledge import Knowledge
from bot.search.index import sentences
from bot.search.text import has_han, normalise
from bot.search.words import runs

QUESTIONS_EACH = 5
NAMES = 60_000
"""Words beyond the knowledge's own: a million questions of people hold as many names and rare words."""
SHIFT, SLOPE = 2.7, 1.07
"""Of Zipf's law as Mandelbrot fitted it to English: a word's share is 1 / (rank + SHIFT) ** SLOPE."""
STICKY = 0.2
"""Two characters are a word if the rarer one has the other beside it so often."""
MISTYPED = 10
"""One question in so many is asked with a typing error or a homophone."""

STAFF = {
    "zh": (
        "{c}怎么{a}{b}?",
        "办理{c}{a}需要什么{b}",
        "我的{b}和{c}可以一起{a}吗?",
        "{c}的{b}{a}了怎么办",
        "在哪里可以{a}{c}{b}",
        "{c}{a}要等多久,{b}多少钱",
        "没有{b}能不能{a}{c}",
        "家人可以带{b}替我{a}{c}吗",
        "{a}{c}以后还要不要{b}",
        "{c}{b}失败了怎么重新{a}",
        "为什么{c}一直显示{a}{b}?",
        "{b}可以用来{a}{c}吗",
    ),
    "en": (
        "How do I {a} the {b} for my {c}?",
        "What {b} do I need to {a} a {c}?",
        "I can't find the {c} for my {a} {b}",
        "Is it possible to {a} {b} and {c} together?",
        "Where can I get a {c} if my {b} was {a}?",
        "My {c} {b} still says {a} after two weeks",
        "Does the {a} of {b} also cover my {c}?",
        "Who should I ask about the {c} {b} {a}?",
        "How long does a {c} {a} take and what does the {b} cost?",
        "They want me to {a} the {c} but I have no {b}",
        "Can somebody else {a} my {c} with a {b}?",
        "The {c} {a} failed because of the {b}",
    ),
}
"""Of questions that an entry has. Words of every day return in many of them."""
VISITORS = {
    "zh": (
        "请问我要{a}{c},{b}怎么弄",
        "你好,{c}{b}能{a}吗?",
        "想问一下{c}要{b}才能{a}吗",
        "{b}和{c}都没有了,还可以{a}吗",
        "我{a}{c}的时候{b}有问题怎么办",
        "急,{c}的{b}要多久才{a}",
    ),
    "en": (
        "hello, do you {a} {c} or only {b}?",
        "need help to {a} my {c}, the {b} is gone",
        "can I still {a} a {c} when my {b} is late",
        "what happens to the {b} if I {a} my {c}",
        "please tell me how to {a} {b} for a new {c}",
        "I want a {c} but the {b} for it was {a}",
    ),
}
"""Of questions that are asked."""


@dataclass(frozen=True, slots=True)
class Words:
    by_language: Mapping[str, Sequence[str]]
    """Most common first; the same rank is the same thing in both."""
    shares: Sequence[float]
    """By rank, summed up."""


def words(knowledge: Knowledge) -> Words:
    """The knowledge's own, then names put together from their parts."""
    said = [run for entry in knowledge.entries.values() for s in sentences(entry) for run in runs(normalise(s.text))]
    chance = Random("names")
    english = _with_names([word for word, _ in _common(Counter(r for r in said if r.isalpha() and r.isascii() and len(r) > 2))], 3, chance)
    chinese = _with_names(_sticking([run for run in said if has_han(run)]), 1, chance)
    ranks = min(len(english), len(chinese))
    shares = list(accumulate(1 / (rank + SHIFT) ** SLOPE for rank in range(1, ranks + 1)))
    return Words({"zh": chinese[:ranks], "en": english[:ranks]}, shares)


def _common(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _sticking(said: Sequence[str]) -> list[str]:
    """Pairs of characters that stand together so often that they are words."""
    single, pairs = Counter("".join(said)), Counter("".join(pair) for run in said for pair in pairwise(run))
    return [pair for pair, count in _common(pairs) if count > 2 and count >= STICKY * min(single[pair[0]], single[pair[1]])]


def _with_names(known: Sequence[str], piece: int, chance: Random) -> list[str]:
    """The beginning of one word and the ends of others make a name."""
    found = dict.fromkeys(known)
    while len(found) < len(known) + NAMES:
        first, *others = chance.choices(known, k=2 if piece > 1 else 3)
        found.setdefault(first[:piece] + "".join(other[-piece:] for other in others))
    return list(found)


def entries(size: int, of: Words) -> Iterator[tuple[str, str]]:
    """So many (entry, question), five an entry, in both languages."""
    for entry in range(-(-size // QUESTIONS_EACH)):
        asked = phrasings(entry, of)[: size - entry * QUESTIONS_EACH]
        yield from ((id_of(entry, of), question) for question in asked)


def queries(size: int, count: int, of: Words) -> Iterator[tuple[str, str]]:
    """So many (question, expected entry), about entries from everywhere, in both languages by turns."""
    chance = Random(f"queries {size}")
    for number in range(count):
        entry = chance.randrange(-(-size // QUESTIONS_EACH))
        language = ("zh", "en")[number % 2]
        question = chance.choice(VISITORS[language]).format(**subject(entry, of)[language])
        mistyped = noisy(question, "homophone" if language == "zh" else "typo", number)
        yield (mistyped if number // 2 % MISTYPED == 0 else question), id_of(entry, of)


def phrasings(entry: int, of: Words) -> list[str]:
    """Those of staff, the two languages by turns, no two after the same template."""
    chance = Random(f"phrasings {entry}")
    kept = {language: iter(chance.sample(templates, QUESTIONS_EACH)) for language, templates in STAFF.items()}
    about = subject(entry, of)
    languages = islice(cycle(STAFF), QUESTIONS_EACH)
    return [next(kept[language]).format(**about[language]) for language in languages]


def subject(entry: int, of: Words) -> dict[str, dict[str, str]]:
    """What fills the templates of a language: two common things, and one that tells this entry from others."""
    chance = Random(f"subject {entry}")
    ranks = [*chance.choices(range(len(of.shares)), cum_weights=of.shares, k=2), chance.randrange(len(of.shares))]
    return {code: {slot: names[rank] for slot, rank in zip("abc", ranks, strict=True)} for code, names in of.by_language.items()}


def id_of(entry: int, of: Words) -> str:
    """As a person would choose it."""
    about = subject(entry, of)["en"]
    return f"{about['a']}-{about['c']}-{entry}"
