"""A sample-room tour on the screen."""
