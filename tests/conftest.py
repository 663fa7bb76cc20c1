"""What holds for all tests: the first example may load word lists, so no example has a deadline."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
