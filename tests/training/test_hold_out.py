"""Questions whose right entry is known, asked of an index that does not know them."""

from dataclasses import replace

import pytest

from bot.knowledge.entry import DECLINED
from bot.search.index import Index
from bot.search.tokens import plain
from bot.training import hold_out as module
from bot.training.calibrate import Asked
from bot.training.hold_out import FEWEST, HELD_ENTRIES, HELD_QUESTIONS, IDLE, MANY, ROUNDS, STRANGE, hold_out
from bot.training.train import with_linear
from tests.search import small
from tests.training.asked import asked_of, large, many

KNOWLEDGE = many(16)


def untrained(index: Index) -> Index:
    return index


def test_too_few_questions_are_not_held_out() -> None:
    assert len(asked_of(small.knowledge())) * HELD_QUESTIONS < FEWEST
    assert hold_out(small.knowledge("marriage", "opening-hours"), untrained) == []


def rounds(monkeypatch: pytest.MonkeyPatch, knowledge: object = KNOWLEDGE) -> list[Index]:
    made: list[Index] = []

    def train(index: Index) -> Index:
        made.append(index)
        return index

    monkeypatch.setattr(module, "_ask_all", lambda asked, knowledge: [])
    hold_out(knowledge, train)  # type: ignore[arg-type]
    return made


def test_each_index_lacks_other_entries_and_other_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    made, ids, questions = rounds(monkeypatch), set(KNOWLEDGE.entries), set(map(plain, asked_of(KNOWLEDGE)))
    assert len(made) == ROUNDS
    hidden = [ids - set(index.table.entries) for index in made]
    assert {len(gone) for gone in hidden} == {int(len(ids) * HELD_ENTRIES)} and len(set().union(*hidden)) == sum(map(len, hidden))
    for index, gone in zip(made, hidden, strict=True):
        held = {
            plain(q)
            for id in ids - gone
            for q in KNOWLEDGE.entries[id].questions["en"]
            if q not in index.table.texts[index.table.sentences(index.table.entries.index(id))]
        }
        assert 0 < len(held) <= len(questions) * HELD_QUESTIONS


def test_of_many_questions_one_round_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MANY", len(asked_of(KNOWLEDGE)))
    assert len(rounds(monkeypatch)) == 1 and len(asked_of(large(MANY))) >= MANY


def found(knowledge: object = KNOWLEDGE) -> list[Asked]:
    return hold_out(knowledge, untrained)  # type: ignore[arg-type]


def test_all_kinds_of_questions_are_asked() -> None:
    asked = found()
    assert any(one.right for one in asked) and all(len(one.numbers) == 5 for one in asked)
    weights = {one.weight for one in asked if not one.right}
    assert any(weight > 1 or weight < 1 for weight in weights)  # strange ones and chatter count by their share


def test_however_many_there_are_strange_questions_and_chatter_have_their_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ask", lambda question, expected, index, knowledge, weight: (expected[0], question, weight))
    asked: list[tuple[str, str, float]] = hold_out(KNOWLEDGE, untrained)  # type: ignore[assignment]
    known = sum(weight for expected, _, weight in asked if expected)
    idle = sum(weight for expected, question, weight in asked if question in KNOWLEDGE.chatter)
    strange = sum(weight for expected, question, weight in asked if not expected and question not in KNOWLEDGE.chatter)
    assert {weight for expected, _, weight in asked if expected} == {1.0}
    assert idle == pytest.approx(IDLE * known) and strange == pytest.approx(STRANGE * known)


def test_the_linear_model_takes_part() -> None:
    assert {one.numbers[0] for one in found()} == {0.0}
    assert len({one.numbers[0] for one in hold_out(KNOWLEDGE, with_linear)}) > 2


def test_the_same_knowledge_is_asked_the_same() -> None:
    assert found() == found(many(16))


def test_templates_are_not_asked() -> None:
    entries = {id: replace(entry, questions={"en": ("where in {place}",)}) for id, entry in KNOWLEDGE.entries.items()}
    assert found(replace(KNOWLEDGE, entries=entries)) == []


def test_a_declined_entry_asserts_nothing_and_is_never_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    declined = replace(KNOWLEDGE, entries={id: replace(entry, kind=DECLINED) for id, entry in KNOWLEDGE.entries.items()})
    assert not any(one.asserts for one in found(declined)) and all(one.asserts for one in found())
    assert all(set(index.table.entries) == set(KNOWLEDGE.entries) for index in rounds(monkeypatch, declined))
