"""Silence has effects: what falls due is done by the law itself, or drafted for a person to sign."""
