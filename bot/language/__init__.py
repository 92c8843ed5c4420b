"""What is known of the two languages whatever the knowledge: their commonest words, and what these mean. See README.md."""
