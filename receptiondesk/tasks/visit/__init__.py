"""Somebody who comes to see somebody."""
