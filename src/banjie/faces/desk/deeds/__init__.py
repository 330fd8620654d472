"""Every deed in a case as a form, from one table."""
