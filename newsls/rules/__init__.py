"""The rules, one module each, and the tuple that lists them.  How to add one: CONTRIBUTING.md."""

from __future__ import annotations

from newsls.rules import (
    agreement,
    apostrophe,
    capital_letter,
    confused_word,
    cue_verb,
    figure_first_reference,
    figure_name_variant,
    figure_outdated_title,
    figure_title_conflict,
    impossible_date,
    invisible_character,
    lede_buried,
    missing_word,
    misspelling,
    mixed_script,
    punctuation,
    quotation_style,
    repeated_word,
    spacing,
    unattributed_claim,
    unattributed_quote,
    unused_suppression,
    weak_attribution,
    wrong_article,
    wrong_preposition,
)
from newsls.rules.base import Family, Passage, Rule, Silenced, Story, told

__all__ = ["RULES", "Family", "Passage", "Rule", "Silenced", "Story", "told"]

RULES: tuple[Rule, ...] = (
    agreement.RULE,
    apostrophe.RULE,
    capital_letter.RULE,
    confused_word.RULE,
    cue_verb.RULE,
    figure_first_reference.RULE,
    figure_name_variant.RULE,
    figure_outdated_title.RULE,
    figure_title_conflict.RULE,
    impossible_date.RULE,
    invisible_character.RULE,
    lede_buried.RULE,
    missing_word.RULE,
    misspelling.RULE,
    mixed_script.RULE,
    punctuation.RULE,
    quotation_style.RULE,
    repeated_word.RULE,
    spacing.RULE,
    unattributed_claim.RULE,
    unattributed_quote.RULE,
    unused_suppression.RULE,
    weak_attribution.RULE,
    wrong_article.RULE,
    wrong_preposition.RULE,
)
