"""A telephone message for a colleague."""
