"""Text inside XML: escaped, and without the characters that XML 1.0 forbids even escaped."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content(text: str) -> str:
    """``text`` between tags; a character that XML can't hold becomes U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def attributes(**values: str | float) -> str:
    """`` name="value"`` of each; a trailing ``_`` of a name is for Python alone."""
    return "".join(f" {name.rstrip('_')}={quoteattr(_FORBIDDEN.sub('�', str(v)))}" for name, v in values.items())
