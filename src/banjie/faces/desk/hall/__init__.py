"""The window: one applicant, one page, one button."""
