"""Named places where a test can kill the process, to see that what is left is the old state or the new, never a mix.

Off unless the environment names one: `TROLY_FAILPOINT=library.before-commit` ends the process there as a power cut
would, without clean-up.
"""

import os

VARIABLE = "TROLY_FAILPOINT"
EXIT_CODE = 137


def reach(name: str) -> None:
    """Die here if the environment names this point."""
    if os.environ.get(VARIABLE) == name:
        os._exit(EXIT_CODE)
