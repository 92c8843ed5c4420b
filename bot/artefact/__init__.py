"""The compiled index on disk: one folder for each knowledge, written whole or not at all, memory-mapped by every process."""
