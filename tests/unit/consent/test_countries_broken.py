"""Law files that are wrong in one way each, and what their error says."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from consent import CountryFileError, DataFault, read_country

FOLDER = Path(__file__).parents[2] / "broken_data" / "countries"
WHOLE = (FOLDER / "whole.yaml").read_text(encoding="utf-8")
CASES = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != "whole")


def faults(path: Path, folder: Path) -> tuple[dict[str, Any], tuple[DataFault, ...]]:
    """Return the case and the faults its one change gives."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert WHOLE.count(case["replace"]) == 1
    text = WHOLE.replace(case["replace"], case["by"])
    with pytest.raises(CountryFileError) as caught:
        read_country(write(folder, text))
    return case, caught.value.faults


def write(folder: Path, text: str) -> Path:
    path = folder / "xx.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_whole_example_has_no_fault(tmp_path: Path) -> None:
    law = read_country(write(tmp_path, WHOLE))
    assert (law.code, len(law.rules), len(law.instruments)) == ("XX", 20, 2)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_one_change_gives_one_fault_with_its_line_and_what_is_accepted(
    path: Path, tmp_path: Path
) -> None:
    case, found = faults(path, tmp_path)
    [fault] = found
    assert [words for words in case["says"] if words not in fault.message] == []
    assert (fault.file, fault.line) == (str(tmp_path / "xx.yaml"), case["line"])


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    text = WHOLE.replace("value: prohibited", "value: forbidden")
    text = text.replace("value: never", "value: sometimes")
    with pytest.raises(CountryFileError) as caught:
        read_country(write(tmp_path, text))
    assert [fault.key for fault in caught.value.faults] == [
        "rules.disclosure_without_proband_consent.1.value",
        "rules.may_reveal_proband_identity.0.value",
    ]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CountryFileError, match=r"nowhere\.yaml.*cannot be read"):
        read_country(tmp_path / "nowhere.yaml")
