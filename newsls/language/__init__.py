"""English: sentences, tokens and tags.  The only room that imports nltk, and then only when first asked for it."""

from __future__ import annotations

from newsls.language.context import Slip, Suspect, chosen, suspects
from newsls.language.segmentation import sentences
from newsls.language.tagging import tags
from newsls.language.tokens import Token, TokenKind, tokenize

__all__ = ["Slip", "Suspect", "Token", "TokenKind", "chosen", "sentences", "suspects", "tags", "tokenize"]
