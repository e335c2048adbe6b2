"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# A first call loads models, and continuous integration is slow: how long an example takes is not what is tested.
settings.register_profile("newsls", deadline=None)
settings.load_profile("newsls")
