"""A case is a list of acts; everything else about it is computed here."""
