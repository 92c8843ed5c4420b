"""How well the bot understands, measured: questions with the entry they expect, or none."""
