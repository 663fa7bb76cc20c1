"""``python -m tawatur`` is the same as ``tawatur``."""

import sys

from tawatur.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
