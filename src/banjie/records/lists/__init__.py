"""Lists, keyset-paged."""
