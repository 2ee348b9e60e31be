"""What the desk does that is no one kind's business."""
