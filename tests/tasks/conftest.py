"""A desk for the lives of the kinds."""

from tests.fixtures.desks import desk, tray

__all__ = ["desk", "tray"]
