"""Forms: fields made from their declaration, problems beside them, suggestions from what the desk knows."""
