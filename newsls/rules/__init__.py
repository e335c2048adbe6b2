"""The rules, one module each, and the tuple that lists them.  How to add one: CONTRIBUTING.md."""

from __future__ import annotations

from newsls.rules import (
    unused_suppression,
)
from newsls.rules.base import Family, Passage, Rule, Silenced, Story

__all__ = ["RULES", "Family", "Passage", "Rule", "Silenced", "Story"]

RULES: tuple[Rule, ...] = (unused_suppression.RULE,)
