"""Letters on paper: which face draws a character, how runs are shaped and ordered, where lines break."""
