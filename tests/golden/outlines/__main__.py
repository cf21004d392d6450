"""Writes the outlines of the shipped plans as they are read now."""

from tests.golden.outlines import GOLDEN, plans, printed

for name, plan in plans().items():
    (GOLDEN / f"{name}.txt").write_text(printed(plan), encoding="utf-8")
