"""The rules, one module each, and the tuple that lists them.  How to add one: CONTRIBUTING.md."""

from __future__ import annotations

from newsls.rules import (
    invisible_character,
    mixed_script,
    repeated_word,
    unused_suppression,
    wrong_article,
)
from newsls.rules.base import Family, Passage, Rule, Silenced, Story

__all__ = ["RULES", "Family", "Passage", "Rule", "Silenced", "Story"]

RULES: tuple[Rule, ...] = (
    invisible_character.RULE,
    mixed_script.RULE,
    repeated_word.RULE,
    unused_suppression.RULE,
    wrong_article.RULE,
)
