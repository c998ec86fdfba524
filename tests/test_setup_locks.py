"""The locks: every package pinned with hashes, no host, and all that pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import run

ROOT = Path(run.__file__).parent


def pins(lock: str) -> dict[str, list[str]]:
    """Package: its pinned versions, several when they differ by Python version."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-z0-9][\w.-]*)==([\w.]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_has_a_hash_for_every_package_and_names_no_host_or_folder(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"\S*(?:://|--index|--find-links|--trusted|\(/)\S*", text) == []


def test_the_test_lock_contains_the_base_lock():
    base, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert {name: test.get(name) for name in base} == base


def test_the_locks_meet_what_pyproject_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {
        "requirements.lock": project["dependencies"],
        "requirements-test.lock": project["optional-dependencies"]["test"],
    }
    unmet = [
        f"{lock}: {requirement}"
        for lock, requirements in asked.items()
        for requirement in map(Requirement, requirements)
        if not any(requirement.specifier.contains(v) for v in pins(lock).get(canonicalize_name(requirement.name), []))
    ]
    assert unmet == []
