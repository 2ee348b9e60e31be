"""``python -m receptiondesk``: the command line."""

import sys

from receptiondesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
