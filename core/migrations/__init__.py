"""The schema over time: one revision a file in `versions/`, run by `core.migrate`."""
