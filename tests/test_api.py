import pytest

import newsls
from newsls.analysis import Analysis
from newsls.finding import Severity
from newsls.settings import Settings


def test_analyse_takes_a_text():
    analysis = newsls.analyse("The harbour reopened on on Monday.")
    assert isinstance(analysis, Analysis)
    (finding,) = [found for found in analysis.findings if found.code == "repeated-word"]
    assert finding.span.of(analysis.draft.text) == "on on"


def test_analyse_takes_a_language_and_settings():
    assert not newsls.analyse("`on on`", "markdown").findings
    settings = Settings(select=("repeated-word",), severities=(("repeated-word", Severity.HINT),))
    (finding,) = newsls.analyse("It is the the end.", settings=settings).findings
    assert finding.severity is Severity.HINT


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "<", "\n" * 50, "“" * 200])
def test_analyse_never_fails(text):
    for language in ("plaintext", "markdown", "html", "klingon"):
        assert newsls.analyse(text, language).failures == ()


def test_the_names_of_the_package():
    assert {"analyse", "summarise", "__version__"} <= set(dir(newsls))
    with pytest.raises(AttributeError, match="has no attribute 'sumarise'"):
        newsls.sumarise  # noqa: B018
