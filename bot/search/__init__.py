"""Finding the entry a question is about, with the reasons. No I/O in this folder."""
