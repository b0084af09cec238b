"""What must hold of the project's files themselves."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-uv.txt"]
# name==version, perhaps "; marker", then hashes; or a comment that says who asked for it.
LOCKED = re.compile(
    r"[a-z0-9-]+==[\w.]+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|    #.*"
)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_versions_and_hashes_only(name):
    """No download address and no path: each machine uses the package index that it is set up for."""
    lines = Path(PROJECT, name).read_text().splitlines()
    assert [line for line in lines if not LOCKED.fullmatch(line)] == []
    assert [line for line in lines if "/" in line] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_library_that_the_project_names_is_locked(name):
    project = tomllib.loads(Path(PROJECT, "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"]
    if name == "requirements-dev.txt":
        wanted = wanted + project["dependency-groups"]["dev"]
    locked = dict(re.findall(r"^([a-z0-9-]+)==([\w.]+)", Path(PROJECT, name).read_text(), re.M))
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(locked[requirement.name.lower()])


def test_imports_go_one_way():
    """The walls of the house, as [tool.importlinter] in pyproject.toml draws them."""
    program = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [program, "--no-logo"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout
