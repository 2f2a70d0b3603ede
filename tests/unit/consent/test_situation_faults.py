"""Lists of situations that are wrong in one way each, and what their error says."""

import re
from pathlib import Path

import pytest

from consent import SituationError, parse_situations, read_situations

FOLDER = Path(__file__).parents[2] / "broken_data" / "situations"


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem
)
def test_a_broken_list_says_where_and_what_is_accepted(path: Path) -> None:
    head = path.read_text(encoding="utf-8").splitlines()[0]
    expected = re.fullmatch(r"# line (\d+) says: (.+)", head)
    assert expected is not None
    with pytest.raises(SituationError) as caught:
        read_situations(path)
    [fault] = caught.value.faults
    assert expected[2] in fault.message
    assert (fault.file, fault.line) == (str(path), int(expected[1]))


def test_a_fault_names_number_and_name_of_its_item() -> None:
    text = "[{name: a, on: 2026-11-24}, {name: b, on: 2026-11-24, recipient: me}]"
    with pytest.raises(SituationError) as caught:
        parse_situations(text, name="list.yaml")
    assert str(caught.value) == (
        "list.yaml:1: item 2 (b): `recipient` is `me`; "
        "accepted: relative, relative_doctor, genetics_service"
    )
    assert (caught.value.code, caught.value.item) == ("situation_invalid", "item 2 (b)")


def test_all_faults_of_all_items_come_at_once_in_the_order_of_the_file() -> None:
    text = "- on: 2026-11-24\n  steps: [x]\n- name: b\n  relative: {kin: y}\n"
    with pytest.raises(SituationError) as caught:
        parse_situations(text)
    assert [(fault.line, fault.key) for fault in caught.value.faults] == [
        (1, "name"),
        (2, "steps"),
        (3, "on"),
        (4, "relative.kin"),
    ]


def test_a_key_twice_in_json_is_a_fault_with_its_line() -> None:
    with pytest.raises(SituationError, match=r":2: item 1: `on` stands twice"):
        parse_situations('[{"name": "a", "on": "2026-11-24",\n"on": "2026-11-23"}]')


def test_anchors_and_aliases_are_a_fault() -> None:
    with pytest.raises(SituationError, match="anchors and aliases are not accepted"):
        parse_situations("&a [*a]")


def test_a_required_key_may_not_be_null() -> None:
    with pytest.raises(SituationError, match=r"`ruling\.outcome` is `null`; acc"):
        parse_situations("[{name: a, on: 2026-11-24, ruling: {outcome: null}}]")


def test_a_value_is_shown_cut() -> None:
    with pytest.raises(SituationError) as caught:
        parse_situations(f"[{{name: a, on: {'9' * 5000}}}]")
    assert len(str(caught.value)) < 200
