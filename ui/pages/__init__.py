"""The pages beside the forms: one file each."""
