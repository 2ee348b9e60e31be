"""A desk for the working day."""

from tests.fixtures.desks import desk, tray

__all__ = ["desk", "tray"]
