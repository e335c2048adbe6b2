"""Why a sentence was chosen, in a few words."""

from __future__ import annotations

from newsls.summary.features import Reading


def reason(reading: Reading, index: int) -> str:
    """The plainest of the reasons that speak for a candidate."""
    features = reading.features[index]
    if features["first"]:
        return "opens the story"
    if features["title"] >= 0.25:
        return "takes up the headline"
    degrees = [other["degree"] for other in reading.features]
    if features["degree"] >= 1.2 and features["degree"] >= sorted(degrees)[-max(1, len(degrees) // 4)]:
        return "central to the draft"
    if features["inverse"] > 0.15:
        return "stands near the top"
    if features["numbers"] > 0.5:
        return "gives the numbers"
    if features["names"] > 0.2:
        return "names the figures"
    return "adds what the others leave out"
