"""What staff say."""

from bot.knowledge.knowledge import Knowledge


def said(knowledge: Knowledge) -> list[tuple[str, str]]:
    """(entry id, text) of every question and title."""
    return [
        (entry.id, text)
        for entry in knowledge.entries.values()
        for text in (*(question for questions in entry.questions.values() for question in questions), *entry.title.values())
    ]
