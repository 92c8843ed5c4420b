"""What the bot knows: staff's files as frozen dataclasses, or every problem of every file at once. `load.load` is the way in."""
