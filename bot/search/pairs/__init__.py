"""Among very many sentences, the one that a question paraphrases: candidates by their rare terms, then a model of the pair of texts."""
