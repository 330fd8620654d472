"""Was it done as the flow says? Sequences of steps held against a compiled flow."""
