"""A phone message on the screen."""
