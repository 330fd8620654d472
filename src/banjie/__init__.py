"""Banjie (辦結): every matter has an owner, a clock and an end."""
