"""Everything the desk knows and does, without a screen: the window, the command line and the tests call it alike."""
