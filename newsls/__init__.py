"""newsls reads news drafts the way a copy desk and a fact desk do."""

__version__ = "0.1.0"
