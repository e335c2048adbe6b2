"""The fact-check sheet: what of a draft can be checked, sentence by sentence, and who answers for it.

``read`` makes it of a draft and of what the rooms below know of the draft; ``part`` cuts one down to a passage.
"""

from __future__ import annotations

from newsls.facts.model import Asserted, Dated, Entry, Kind, Named, Passage, Sheet, Source
from newsls.facts.sheet import part, read

__all__ = ["Asserted", "Dated", "Entry", "Kind", "Named", "Passage", "Sheet", "Source", "part", "read"]
