"""The shipped action and GitLab job: their steps, run by a shell as their hosts would run them."""

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
JOB = yaml.safe_load((ROOT / ".ci" / "gitlab.yml").read_text("utf-8"))["newsls"]
INSTALL, CHECK = ACTION["runs"]["steps"]
TWICE = "The harbour reopened on on Monday.\n"
AGAIN = "The ferry sailed at at noon.\n"


@pytest.fixture
def drafts(tmp_path):
    folder = tmp_path / "drafts"
    (folder / "a folder").mkdir(parents=True)
    (folder / "a.md").write_text(TWICE, "utf-8")
    (folder / "a folder" / "b; echo.md").write_text(AGAIN, "utf-8")
    return folder


def step(of, drafts, **inputs):
    """Run a step of the action with its inputs, as the host puts them into its environment."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    given = {f"${{{{ inputs.{name} }}}}": str(one["default"]) for name, one in ACTION["inputs"].items()}
    given |= {f"${{{{ inputs.{name.replace('_', '-')} }}}}": value for name, value in inputs.items()}
    host = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "HOME": str(drafts.parent),
        "RUNNER_TEMP": str(drafts.parent / "temp"),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_PATH": str(drafts.parent / "path"),
        "GITHUB_STEP_SUMMARY": str(drafts.parent / "summary.md"),
        "LC_ALL": "C.UTF-8",
    }
    environment = host | {name: given[value] for name, value in of["env"].items()}
    return subprocess.run(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", of["run"]],
        cwd=drafts, env=environment, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip


def test_findings_become_annotations_and_a_summary(drafts):
    done = step(CHECK, drafts)
    assert done.returncode == 1
    place = "file=a.md,line=1,endLine=1,title=newsls%3A repeated-word,col=22,endColumn=26"
    assert f"::warning {place}::“on on”" in done.stdout
    assert "file=a folder/b; echo.md," in done.stdout
    assert "| repeated-word |" in (drafts.parent / "summary.md").read_text("utf-8")


def test_every_input_does_what_it_says(drafts):
    done = step(CHECK, drafts, paths="a.md\n\na folder", fail_on="error\nrepeated-word=never", sarif="out.sarif")
    assert done.returncode == 0, done.stderr
    assert len(json.loads((drafts / "out.sarif").read_text("utf-8"))["runs"][0]["results"]) == 2
    newsls = Path(sys.executable).with_name("newsls")
    subprocess.run([newsls, "baseline", "a.md"], cwd=drafts, check=True, capture_output=True)
    done = step(CHECK, drafts, baseline="newsls-baseline.json")
    assert "file=a.md" not in done.stdout
    assert "file=a folder/b; echo.md," in done.stdout
    assert "git" in step(CHECK, drafts, changed_since="main").stderr


def test_an_input_is_no_command(drafts):
    done = step(CHECK, drafts, paths="$(touch x)\n--exit-zero", baseline="`touch x`", changed_since='"; touch x; "')
    assert done.returncode == 2
    assert not (drafts / "x").exists()


@pytest.mark.hosts
def test_the_action_installs_newsls_where_its_next_step_finds_it(drafts):
    (drafts.parent / "temp").mkdir()
    done = step(INSTALL, drafts, python=sys.executable)
    assert done.returncode == 0, done.stderr
    path = (drafts.parent / "path").read_text("utf-8").strip()
    version = subprocess.run([Path(path) / "newsls", "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("newsls ")


def test_the_gitlab_job_writes_what_its_host_reads(drafts):
    *_, check = JOB["script"]
    variables = {name: value for name, value in JOB["variables"].items() if name != "NEWSLS_CACHE_DIR"}
    environment = {
        **variables,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "HOME": str(drafts.parent),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["sh", "-ec", check], cwd=drafts, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    rows = json.loads((drafts / JOB["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert {row["location"]["path"] for row in rows} == {"a.md", "a folder/b; echo.md"}
    assert ET.parse(drafts / JOB["artifacts"]["reports"]["junit"]).getroot().tag == "testsuites"
