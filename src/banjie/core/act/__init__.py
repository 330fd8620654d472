"""Acts, events, actors, grants and refusals."""
