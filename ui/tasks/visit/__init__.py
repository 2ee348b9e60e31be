"""A visit on the screen."""
