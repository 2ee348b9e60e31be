"""News and errors without dialogs."""
