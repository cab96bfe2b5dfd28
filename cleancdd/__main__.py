"""`python -m cleancdd` is the command `cleancdd`."""

import sys

from cleancdd.cli import main

sys.exit(main())
