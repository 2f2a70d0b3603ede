"""What must never lie in the repository, and what every part of it must have."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
REGISTRIES = re.compile(
    r"py" r"pi\.org|python" r"hosted\.org|npm" r"js\.(?:org|com)|deb\.deb" r"ian\.org"
)
MACHINE = re.compile(r"(?<![A-Za-z0-9_.])/(?:work|root|home)/[a-z.]")
TEXT = {".py", ".pyi", ".md", ".toml", ".yaml", ".yml", ".lock", ".ped", ".txt", ""}


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return [ROOT / name for name in listed.stdout.splitlines()]


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINE], ids=["registry", "path"])
def test_no_registry_and_no_path_of_a_machine_is_named(
    pattern: re.Pattern[str],
) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _tracked()
        if path.suffix in TEXT and path != Path(__file__)
        for match in pattern.finditer(_text(path))
    ]
    assert found == []


def test_every_locked_package_carries_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = _text(ROOT / name)
        pinned = re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)
        blocks = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
        assert len(pinned) == len(blocks) > 50
        assert [block.split("==")[0] for block in blocks if "--hash" not in block] == []


def test_the_development_lock_holds_the_runtime_lock() -> None:
    runtime, development = (
        set(re.findall(r"^([a-z0-9-]+==\S+)", _text(ROOT / name), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert runtime <= development


@pytest.mark.parametrize("room", ["pedigree", "consent", "letters"])
def test_every_data_file_of_a_pure_room_is_yaml_that_loads(room: str) -> None:
    files = sorted((ROOT / room).rglob("*.yaml"))
    assert files
    assert all(yaml.safe_load(path.read_text("utf-8")) for path in files)
