"""The etiquette panel: what a well-mannered receptionist says and does at this moment."""
