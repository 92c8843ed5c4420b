"""How well the shipped knowledge answers questions that were asked afresh. The goals are 95% at first place and 97% of the answers right
(docs/matching.md); what it is now is kept. Don't mend by the errors of these questions: tuning.csv is for that."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.evaluation.evaluate import by_conversation, run
from bot.evaluation.metrics import figures
from bot.evaluation.sheets import read_pairs
from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.search.text import normalise

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
QUESTIONS = KNOWLEDGE / "questions.csv"


@pytest.fixture(scope="module")
def measured(shipped: Knowledge, shipped_index: Index) -> dict[str, float | int | None]:
    ask = by_conversation(shipped, shipped_index, datetime(2026, 11, 24, 10, 30, tzinfo=UTC))
    return figures(run(ask, read_pairs(QUESTIONS, ("question", "expected"))))


@pytest.mark.parametrize(("figure", "least"), [("precision", 0.90), ("oos_recall", 0.97), ("top1", 0.82), ("top3", 0.90)])
def test_understanding_gets_no_worse(measured: dict[str, float], figure: str, least: float) -> None:
    assert measured[figure] >= least


def test_the_set_is_large_bilingual_and_unseen(shipped: Knowledge) -> None:
    pairs = read_pairs(QUESTIONS, ("question", "expected"))
    chinese = [question for question, _ in pairs if not question.isascii()]
    assert len(pairs) >= 400 and len(chinese) >= 0.4 * len(pairs) and sum(not expected for _, expected in pairs) >= 120
    asked = {normalise(question) for question, _ in pairs}
    known = {normalise(q) for entry in shipped.entries.values() for questions in entry.questions.values() for q in questions}
    tuned, chatter = {normalise(question) for question, _ in shipped.tuning}, set(map(normalise, shipped.chatter))
    assert len(asked & (known | chatter)) <= 0.01 * len(pairs) and not asked & tuned, "a question that the bot was taught measures nothing"
