"""Training forbidden, or replaced by what it would make."""

import sys
from collections.abc import Callable

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.training.train import train
from tests.artefact.kept import KNOWLEDGE, trained


@pytest.fixture(name="without_training")
def _without_training(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, training is an error."""

    def forbid() -> None:
        for module in ("bot.training.train", "sklearn", "sklearn.svm", "scipy"):
            monkeypatch.setitem(sys.modules, module, None)

    return forbid


@pytest.fixture(name="trainings")
def _trainings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The knowledges that were trained from here on. It takes no time where the outcome is known."""
    asked: list[object] = []

    def known(knowledge: Knowledge) -> Index:
        asked.append(knowledge)
        return trained() if knowledge == KNOWLEDGE else train(knowledge)

    trained()
    monkeypatch.setattr("bot.training.train.train", known)
    return asked
