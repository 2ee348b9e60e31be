"""What can be commanded, and by which key."""
