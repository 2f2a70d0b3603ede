"""Run the command line in this process, as a shell would."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from portal.cli import main


@dataclass(frozen=True)
class Answered:
    code: int
    out: str
    err: str


Cascade = Callable[..., Answered]


@pytest.fixture
def cascade(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cascade:
    def run(*arguments: object) -> Answered:
        monkeypatch.setattr(sys, "argv", ["cascade", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        streams = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Answered(code, streams.out, streams.err)

    return run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("KINCASCADE_HOME", str(folder))
    return folder
