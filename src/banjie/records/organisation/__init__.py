"""The organisation as of a day: nodes, posts, who holds them, what they may do."""
