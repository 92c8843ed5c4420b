"""What was typed, read as what was meant: typing errors in English words, Chinese characters that only sound right, pinyin."""

from bot.search.repair.scan import errors_allowed, nearest

__all__ = ["errors_allowed", "nearest"]
