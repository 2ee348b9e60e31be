"""The desk's own words as plain values."""
