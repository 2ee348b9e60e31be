"""The desk window: puts the parts together and has no verbs of its own."""
