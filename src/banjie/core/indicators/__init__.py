"""Figures of many cases, each with its numerator, its denominator and its formula."""
