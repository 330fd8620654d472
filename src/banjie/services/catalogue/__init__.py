"""The catalogue of items: what is offered, and where it comes from."""
