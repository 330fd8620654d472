"""Legal papers: what each says of a case, in the reader's language."""
