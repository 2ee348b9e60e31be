"""Work that must not hold up the window: run off the GUI thread, answered on it."""
