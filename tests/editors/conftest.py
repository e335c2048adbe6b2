"""What the tests in editors share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editors.drafts import DRAFT


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The draft of these tests, in Markdown."""
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, "utf-8")
    return path
