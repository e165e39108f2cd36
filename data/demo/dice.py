"""Chance that falls the same way each time: one generator a key."""

from random import Random


def dice(key: str) -> Random:
    """A generator that yields the same for the same key, on every machine."""
    return Random(key)  # noqa: S311  # nothing is secret here
