"""A small invented county, made on the first start so that everything can be tried at once."""
