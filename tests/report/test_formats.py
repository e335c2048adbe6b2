"""Every format against a strict reader of it, and all of them against one another."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from newsls.analysis import analyse
from newsls.draft import Draft
from newsls.finding import Finding, Fix, Severity
from newsls.report import kept
from newsls.report.base import Checked, Tally
from newsls.report.fingerprint import fingerprints
from newsls.report.formats import machine
from newsls.rules import RULES
from newsls.settings import Settings
from newsls.text import Edit, Span

STORY = """\
# Storm

🎉 The harbour of Velmar reopened on on Monday, the the port authority said.

Yassine Berrada earned a name for patience when he lead the delegation in 2019.

More than 4,000 fishermen will lose their livelihoods. Critics say it is an unique mistake.
"""
FORMATS = ("json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "html")

_POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
}
_RANGE = {
    "type": "object",
    "required": ["start"],
    "properties": {"start": _POSITION, "end": _POSITION},
    "additionalProperties": False,
}
RDJSON = {
    # What reviewdog's own definition of its Diagnostic Format allows, member by member.
    "type": "object",
    "required": ["diagnostics"],
    "properties": {
        "source": {"$ref": "#/$defs/source"},
        "severity": {"$ref": "#/$defs/severity"},
        "diagnostics": {"type": "array", "items": {"$ref": "#/$defs/diagnostic"}},
    },
    "additionalProperties": False,
    "$defs": {
        "source": {
            "type": "object",
            "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
            "additionalProperties": False,
        },
        "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
        "diagnostic": {
            "type": "object",
            "required": ["message", "location"],
            "properties": {
                "message": {"type": "string"},
                "location": {
                    "type": "object",
                    "required": ["path"],
                    "properties": {"path": {"type": "string"}, "range": _RANGE},
                    "additionalProperties": False,
                },
                "severity": {"$ref": "#/$defs/severity"},
                "source": {"$ref": "#/$defs/source"},
                "code": {
                    "type": "object",
                    "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
                    "additionalProperties": False,
                },
                "suggestions": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["range", "text"],
                        "properties": {"range": _RANGE, "text": {"type": "string"}},
                        "additionalProperties": False,
                    },
                },
                "original_output": {"type": "string"},
            },
            "additionalProperties": False,
        },
    },
}


def checked(text=STORY, name="drafts/storm.md", language="markdown", settings=None):
    analysis = analyse(Draft.read(text, language), settings)
    return Checked(name, text, language, analysis.findings, fingerprints(analysis), analysis=analysis)


def written(format_, *drafts):
    report = machine(format_, "1.2.3")
    tally, parts = Tally(), [report.opening()]
    for draft in drafts:
        tally = tally.plus(draft)
        parts.append(report.draft(draft))
    return "".join([*parts, report.closing(tally)])


def places(format_, draft):
    """(code, line) of every finding, as the format tells it."""
    text = written(format_, draft)
    match format_:
        case "json":
            return [(f["code"], f["line"]) for f in json.loads(text)["drafts"][0]["findings"]]
        case "sarif":
            found = json.loads(text)["runs"][0]["results"]
            return [(f["ruleId"], f["locations"][0]["physicalLocation"]["region"]["startLine"]) for f in found]
        case "github":
            return [
                (code, int(line))
                for line, code in re.findall(r"^::\w+ .*?line=(\d+),.*?title=newsls%3A ([\w-]+)", text, re.MULTILINE)
            ]
        case "gitlab":
            return [(f["check_name"], f["location"]["lines"]["begin"]) for f in json.loads(text)]
        case "junit":
            names = [case.get("name") for case in ET.fromstring(text).iter("testcase") if len(case)]
            return [(n.split()[0], int(n.split("line ")[1].split(",")[0])) for n in names]
        case "checkstyle":
            return [
                (e.get("source").removeprefix("newsls."), int(e.get("line"))) for e in ET.fromstring(text).iter("error")
            ]
        case "rdjson":
            return [
                (f["code"]["value"], f["location"]["range"]["start"]["line"]) for f in json.loads(text)["diagnostics"]
            ]
        case "markdown":
            rows = re.findall(r"^\| \S+:(\d+) \| ([\w-]+) \|", text, re.MULTILINE)
            return [(code, int(line)) for line, code in rows]
        case "html":
            return [(code, int(line)) for code, line in re.findall(r"<small>([\w-]+), line (\d+)</small>", text)]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_tells_the_same_findings(format_):
    draft = checked()
    expected = [(finding.code, draft.place(finding.span).line) for finding in draft.findings]
    assert len(expected) >= 5
    assert places(format_, draft) == expected


def test_sarif_is_valid_and_has_rules_fixes_and_fingerprints():
    draft = checked(name="drafts/a storm, 100%.md")
    log = json.loads(written("sarif", draft, checked("A clean draft.\n")))
    SarifLog.model_validate(log)
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.code for rule in RULES]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"])
    assert run["columnKind"] == "unicodeCodePoints"
    results = run["results"]
    assert all(RULES[row["ruleIndex"]].code == row["ruleId"] for row in results)
    assert len({json.dumps(row["partialFingerprints"]) for row in results}) == len(results)
    twice = next(row for row in results if row["ruleId"] == "repeated-word")
    where = twice["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"uri": "drafts/a%20storm%2C%20100%25.md", "uriBaseId": "%SRCROOT%"}
    assert (where["region"]["startLine"], where["region"]["startColumn"]) == (
        3,
        STORY.split("\n")[2].index("on on") + 1,
    )
    (replacement,) = twice["fixes"][0]["artifactChanges"][0]["replacements"]
    region = replacement["deletedRegion"]
    start, length = region["charOffset"], region["charLength"]
    mended = STORY[:start] + replacement["insertedContent"]["text"] + STORY[start + length :]
    assert "reopened on Monday" in mended


def test_rdjson_counts_bytes_and_makes_one_suggestion_of_a_fix():
    draft = checked()
    log = json.loads(written("rdjson", draft))
    jsonschema.validate(log, RDJSON)
    twice = next(row for row in log["diagnostics"] if row["code"]["value"] == "repeated-word")
    line = STORY.split("\n")[2].encode()
    start, end = (twice["location"]["range"][side]["column"] - 1 for side in ("start", "end"))
    assert line[start:end].decode() == "on on"
    first, second = Edit(Span(2, 7), "x"), Edit(Span(10, 12), "")
    finding = Finding("spacing", Severity.HINT, Span(2, 3), "Two edits.", (Fix("Mend both", (second, first)),))
    both = replace(draft, findings=(finding,), prints=("0" * 16,))
    (suggestion,) = json.loads(written("rdjson", both))["diagnostics"][0]["suggestions"]
    assert suggestion["text"] == "x" + STORY[7:10]


def test_junit_has_a_case_for_a_draft_without_findings():
    root = ET.fromstring(written("junit", checked("A clean draft.\n", "a.txt", "plaintext"), checked()))
    clean, storm = root.findall("testsuite")
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")
    assert int(storm.get("failures")) == len(storm.findall("testcase/failure")) == len(checked().findings)
    assert "Fix: Remove the second “on”" in storm.find("testcase/failure").text


def test_gitlab_s_fingerprints_differ_between_drafts():
    rows = json.loads(written("gitlab", checked(), checked(name="./other.md")))
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    assert {row["location"]["path"] for row in rows} == {"drafts/storm.md", "other.md"}
    assert all(row["severity"] in ("info", "minor", "major", "critical", "blocker") for row in rows)


def test_github_commands_keep_to_a_line_and_hide_no_command():
    finding = Finding("spacing", Severity.ERROR, Span(0, 3), "50% of\n::error::it, says: he")
    draft = Checked("a,b:c.md", "One two.\nThree.", "markdown", (finding,), ("0" * 16,))
    assert written("github", draft) == (
        "::error file=a%2Cb%3Ac.md,line=1,endLine=1,title=newsls%3A spacing,col=1,endColumn=3"
        "::50%25 of ::error::it, says: he\n"
    )


def test_the_table_of_a_job_ends_and_says_how_many_more():
    finding = Finding("spacing", Severity.WARNING, Span(0, 3), "A | b <b>c</b> [d](e)")
    draft = Checked("a.md", "One two.", "markdown", (finding,) * 300, ("0" * 16,) * 300)
    text = written("markdown", draft)
    assert text.count("\n| a.md:1 |") == 200
    assert "… and 100 more." in text
    assert r"A \| b \<b\>c\</b\> \[d\](e)" in text
    assert "300 warnings" in text


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200),
    st.text(st.characters(exclude_characters="\0/"), min_size=1, max_size=12),
    st.sampled_from(["plaintext", "markdown", "html"]),
)
def test_no_text_breaks_a_format(text, name, language):
    text += "\n\nIt was the the end. <b>\x00\x1b[31m]]>&\ud800\n"
    draft = checked(text, name, language)
    for format_ in FORMATS:
        out = written(format_, draft, draft).encode("utf-8", "replace").decode()
        if format_ in ("json", "sarif", "gitlab", "rdjson"):
            json.loads(out)
        elif format_ in ("junit", "checkstyle"):
            ET.fromstring(out)
        elif format_ == "github":
            assert all(line.startswith("::") for line in out.split("\n") if line)
    assert kept.read(kept.written(draft.findings, draft.prints)) == (draft.findings, draft.prints)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b"[[]]", b'[["a","warning",[0],"",[],[],0,1,"x"]]', b"\xff", b"[" * 5000]
)
def test_what_is_no_list_of_findings_is_refused(data):
    with pytest.raises(ValueError):
        kept.read(data)


def test_fingerprints_survive_moved_lines_and_reflowed_paragraphs():
    typos = Settings(select=("typos",))
    before = checked(settings=typos).prints
    _, *rest = STORY.split("\n\n")
    moved = "\n\n".join(["An opening that is new.", *reversed(rest)])
    assert len(before) >= 4
    assert sorted(checked(moved.replace(" ", "\n"), settings=typos).prints) == sorted(before)
    assert len(set(before)) == len(before)
    changed = checked(STORY.replace("earned a name", "won a name"), settings=typos).prints
    assert len(set(before) - set(changed)) == 1


def test_equal_findings_of_a_draft_have_fingerprints_of_their_own():
    prints = checked("He said that that the the law passed.\n\nHe said that that the the law passed.\n").prints
    assert len(prints) >= 2
    assert len(set(prints)) == len(prints)
