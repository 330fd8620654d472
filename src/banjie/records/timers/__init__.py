"""Silences that fell due: claimed once, tried until they are settled, remembered."""
