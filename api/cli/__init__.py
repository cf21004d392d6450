"""The command line `troly`: one noun a file, found through the table in `commands.py`, loaded only when asked for."""

import sys


def main() -> None:
    """Run the command line. Exit code 0 is success, 1 a clear error, 2 wrong usage."""
    from api.cli.entry import run

    sys.exit(run(sys.argv[1:]))
