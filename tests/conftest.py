"""What every test may use. Nothing here starts before a test asks for it."""
