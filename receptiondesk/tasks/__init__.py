"""The kinds of tasks. `registry.TASK_KINDS` holds them in the order in which the desk shows them."""
