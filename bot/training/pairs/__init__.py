"""What bot.search.pairs finds sentences by, learnt from the sentences themselves."""
