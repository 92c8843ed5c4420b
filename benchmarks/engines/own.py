"""This bot's own search, set up as in `python -m bot evaluate --entries`."""

from benchmarks.engines.engine import Pairs
from bot.evaluation.evaluate import Ask, by_search
from bot.evaluation.sheets import as_knowledge
from bot.training.train import train


def build(pairs: Pairs) -> Ask:
    return by_search(train(as_knowledge(list(pairs))))
