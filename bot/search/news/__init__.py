"""Questions about news: which articles a text asks for, by words, names and dates. No network, no files but this room's own, no clock."""
