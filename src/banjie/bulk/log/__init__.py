"""Event logs as frames: what a file tells, read as events, folded into the facts of its cases."""
