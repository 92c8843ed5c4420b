"""A question in one language finds an entry that staff wrote in the other only: by what its words mean, as a dictionary was compiled."""
