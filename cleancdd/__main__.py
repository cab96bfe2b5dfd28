"""`python -m cleancdd` is the command `cleancdd`."""

import sys

from cleancdd.cli.commands import main

sys.exit(main())
