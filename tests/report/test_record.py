import json
from dataclasses import replace
from pathlib import Path

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

import newsls
from newsls import report
from newsls.analysis import Analysis, analyse
from newsls.attribution import Attribution, Mode, Sources, Sourcing, Strength
from newsls.draft import Draft
from newsls.figures import Figure, Figures, Mention
from newsls.finding import Finding, Fix, Note, Severity
from newsls.report.base import Checked, Tally
from newsls.report.fingerprint import fingerprints
from newsls.report.record import record
from newsls.report.structured import Structured
from newsls.settings import Settings
from newsls.text import Edit, Span

FOLDER = Path(report.__file__).parent
RECORD = json.loads((FOLDER / "record.schema.json").read_text("utf-8"))
CHECK = json.loads((FOLDER / "check.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(RECORD)

TEXT = "Harbour shuts\n\n“We had no choice,” Ana Ruiz said. The the pier fell.\n"


def made():
    """An analysis made by hand, with something of everything."""
    draft = Draft.read(TEXT)
    second = draft.paragraphs[1].text
    at = lambda words: Span(second.index(words), second.index(words) + len(words))  # noqa: E731
    said = Attribution(at("Ana Ruiz"), at("said"), (at("We had no choice,"),), Mode.DIRECT, Strength.NAMED)
    nobody = Attribution(None, None, (at("The the pier fell"),), Mode.INDIRECT, Strength.AGENTLESS)
    start = TEXT.index("The the")
    finding = Finding(
        "repeated-word", Severity.WARNING, Span(start, start + 7), "“The the” says the same word twice.",
        (Fix("Remove the second “the”", (Edit(Span(start + 3, start + 7), ""),)),), (Note(Span(0, 7), "See here."),),
        safe=True,
    )  # fmt: skip
    name = TEXT.index("Ana Ruiz")
    return Analysis(
        draft,
        Settings(),
        (finding,),
        (
            Sources(sentences=(Sourcing.NONE,) * len(draft.paragraphs[0].sentences)),
            Sources((said, nobody), (Sourcing.ATTRIBUTED, Sourcing.UNATTRIBUTED)),
        ),
        Figures(
            (
                Figure("person", "Ana Ruiz", ("harbour master", "engineer"), (Mention(Span(name, name + 8), 1),)),
                Figure("body", "Harbour Board", (), (Mention(Span(0, 7), 0),)),
            )
        ),
    )


def part(span):
    return TEXT[span["start"] : span["end"]]


def test_the_record_says_everything_in_source_offsets():
    row = record(made(), "d1", [Span(15, 51)])
    assert list(row) == ["version", "id", "findings", "sentences", "attributions", "figures", "summary"]
    assert (row["version"], row["id"]) == (1, "d1")
    (finding,) = row["findings"]
    assert part(finding) == "The the"
    assert (finding["code"], finding["severity"]) == ("repeated-word", "warning")
    assert finding["fixes"][0]["title"] == "Remove the second “the”"
    assert part(finding["fixes"][0]["edits"][0]) == " the"
    assert finding["notes"] == [{"start": 0, "end": 7, "message": "See here."}]
    assert [(part(s), s["sourcing"]) for s in row["sentences"]] == [
        ("Harbour shuts", "none"),
        ("“We had no choice,” Ana Ruiz said.", "attributed"),
        ("The the pier fell.", "unattributed"),
    ]
    first, second = row["attributions"]
    assert (part(first["source"]), part(first["cue"])) == ("Ana Ruiz", "said")
    assert [part(span) for span in first["content"]] == ["We had no choice,"]
    assert (first["mode"], first["strength"]) == ("direct", "named")
    assert (first["footing"], first["stance"], first["speaker"]) == ("named", "asserts", None)
    assert (second["source"], second["cue"], second["mode"]) == (None, None, "indirect")
    person, body = row["figures"]
    assert (person["kind"], person["name"], person["role"]) == ("person", "Ana Ruiz", "harbour master")
    assert [part(span) for span in person["mentions"]] == ["Ana Ruiz"]
    assert (body["kind"], body["role"], body["known"]) == ("body", None, None)
    assert row["summary"] == [{"start": 15, "end": 51}]


def test_the_record_has_a_summary_only_when_asked():
    assert "summary" not in record(made(), 7)
    assert record(made(), 7, [])["summary"] == []


def test_the_record_is_what_its_schema_says():
    jsonschema.Draft202012Validator.check_schema(RECORD)
    jsonschema.validate(record(made(), "d1", [Span(0, 7)]), RECORD)


def test_sentences_outlast_a_room_that_failed():
    analysis = made()
    broken = Analysis(analysis.draft, Settings(), (), (Sources(), Sources()), Figures())
    assert [s["sourcing"] for s in record(broken, 1)["sentences"]] == ["none"] * 3


def test_offsets_are_those_of_the_source_in_markup():
    analysis = analyse(Draft.read("<p>He&nbsp;left &amp; <b>the the</b> town.</p>", "html"))
    row = record(analysis, 1)
    jsonschema.validate(row, RECORD)
    for sentence in row["sentences"]:
        assert 0 <= sentence["start"] < sentence["end"] <= len(analysis.draft.text)


@given(
    st.lists(
        st.sampled_from(["The the town. ", "“Yes,” said Ana Ruiz. ", "\n\n", "# A\n", "🌊", "é", "a an ", "<b>"]),
        max_size=20,
    )
)
def test_every_record_is_what_the_schema_says(parts):
    text = "".join(parts)
    for language in ("plaintext", "markdown", "html"):
        analysis = newsls.analyse(text, language)
        row = record(analysis, text[:5])
        assert VALIDATOR.is_valid(row)
        places = [*row["findings"], *row["sentences"], *(m for f in row["figures"] for m in f["mentions"])]
        assert all(place["start"] <= place["end"] <= len(text) for place in places)
        assert json.loads(json.dumps(row, ensure_ascii=False)) == row


def test_check_wraps_the_findings_of_the_record_with_a_path():
    jsonschema.Draft202012Validator.check_schema(CHECK)
    analysis = made()
    found, prints = analysis.findings, fingerprints(analysis)
    writer, checked = Structured(), Checked("a.txt", analysis.draft.text, "plaintext", found, prints, 2)
    text = (
        writer.opening()
        + writer.draft(checked)
        + writer.draft(replace(checked, name="b.txt"))
        + writer.closing(Tally())
    )
    whole = json.loads(text)
    jsonschema.validate(whole, CHECK)
    assert [draft["path"] for draft in whole["drafts"]] == ["a.txt", "b.txt"]
    (finding,) = whole["drafts"][0]["findings"]
    assert finding.items() >= record(made(), 1)["findings"][0].items()
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (3, 36, 3, 43)
    assert finding["fixable"] is True
    assert whole["drafts"][0]["fixed"] == 2


def test_check_without_drafts_is_whole_json():
    writer = Structured()
    assert json.loads(writer.opening() + writer.closing(Tally())) == {"version": 1, "drafts": []}
