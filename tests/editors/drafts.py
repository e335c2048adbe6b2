"""The drafts that are opened in every editor."""

from __future__ import annotations

DRAFT = """\
# Portugal and Morocco settle the route of a cable

Portugal’s Deputy Energy Minister Helena Quintela, who signed the the accord in Lisbon, said work would begin in March.

Yassine Berrada earned a name for patience when he lead the Moroccan delegation in 2019.

🎉 The harbor was full of of flags. “We ran out of kilometers,” Quintela told reporters. She laughed, she said.

The cable will carry 1,000 megawatts\ufe0f by 2031, Berrada said.

The new cable will likely hurt small fleets and could push fish prices up.

Salgado, who heads the fishermen’s union, said nobody had asked him.
"""

WINDOWS = "🎉 Lisbon\r\n\r\n🎉 Quintela signed the the accord.\r\n".encode()
"""Plain text with Windows line ends, and a finding after an emoji."""

HTML = """\
<!doctype html>
<html lang="en">
  <head><title>Lisbon the the</title></head>
  <body class="the the">
    <p>Quintela &amp; Berrada signed the <b>the</b> accord in Lisbon on Monday, they said.</p>
  </body>
</html>
"""
