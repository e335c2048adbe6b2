"""English: sentences, tokens and tags.  The only room that imports nltk, and then only when first asked for it."""

from __future__ import annotations

from newsls.language.segmentation import sentences
from newsls.language.tagging import tags
from newsls.language.tokens import Token, TokenKind, tokenize

__all__ = ["Token", "TokenKind", "sentences", "tags", "tokenize"]
