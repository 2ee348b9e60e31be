"""A customer who is shown the sample room."""
