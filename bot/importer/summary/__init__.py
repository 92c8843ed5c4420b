"""A few whole sentences that say what an article is about: no language model, no network, the same words every time."""
