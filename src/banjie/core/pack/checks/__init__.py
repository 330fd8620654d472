"""What can be wrong in a pack, one module per aspect."""
