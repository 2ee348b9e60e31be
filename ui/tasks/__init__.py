"""What each kind of task shows. `registry.FORMS` lists them."""
