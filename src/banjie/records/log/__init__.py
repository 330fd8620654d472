"""The log: writing events, giving them positions, following and proving them."""
