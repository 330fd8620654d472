"""Items, their versions, procedures and calendars as they are kept."""
