"""Why the bot answered so, as plain data: for `ask --json`, for the simulator, for whoever answers for the words."""

from typing import Any

from bot.conversation.answer import Turn
from bot.knowledge.knowledge import Knowledge
from bot.search.candidate import Candidate
from bot.wechat.replies import NewsReply, Reply, TextReply


def explain(turn: Turn, knowledge: Knowledge) -> dict[str, Any]:
    """Outcome, entry (None where nothing is asserted), confidence and the candidates with their scores and reasons."""
    match = turn.match
    return {
        "outcome": turn.outcome.value,
        "entry": turn.entry,
        "confidence": match.confidence if match else float(turn.entry is not None),
        "language": turn.answer.language if turn.answer else turn.talk.language or turn.talk.spoke,
        "candidates": [_candidate(candidate, knowledge) for candidate in match.candidates] if match else [],
        "normalised": match.normalised if match else "",
        "repaired": dict(match.repaired) if match else {},
    }


def outline(turn: Turn, knowledge: Knowledge, reply: Reply) -> dict[str, Any]:
    """The part of it that `ask --json` promises to programs, with the reply."""
    why = explain(turn, knowledge)
    candidates = [{"entry": candidate["entry"], "score": candidate["score"]} for candidate in why["candidates"]]
    return {name: why[name] for name in ("outcome", "entry", "confidence")} | {
        "candidates": candidates,
        "language": why["language"],
        "reply": show(reply),
    }


def _candidate(candidate: Candidate, knowledge: Knowledge) -> dict[str, Any]:
    return {
        "entry": candidate.entry,
        "title": dict(knowledge.entries[candidate.entry].title),
        "score": candidate.score,
        "reasons": [candidate.phrasing, *candidate.matched],
    }


def show(reply: Reply) -> dict[str, Any]:
    """A reply as {"type", "text", "articles"}."""
    match reply:
        case TextReply(content=content):
            return {"type": "text", "text": content, "articles": []}
        case NewsReply(title=title, description=description, url=url):
            article = {"title": title, "description": description, "url": url}
            return {"type": "news", "text": f"{title}\n{description}\n{url}", "articles": [article]}
        case _:
            return {"type": "none", "text": "", "articles": []}
