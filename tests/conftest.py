"""What holds for every test: wild input is never timed, and is the same in every run of the same code."""

from hypothesis import settings

settings.register_profile("cleancdd", deadline=None, derandomize=True)
settings.load_profile("cleancdd")
