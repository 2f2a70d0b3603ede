"""Each way to hand in something wrong gives one clear message and changes nothing."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from written_files import FAMILY, ON, PEOPLE, RESULT

KID = "F kid dad mum 2 2 yes BE"


@dataclass(frozen=True)
class Broken:
    """What is handed in, and what the message must name."""

    says: tuple[str, ...]
    file: str
    line: int
    result: str | bytes = RESULT
    family: str | bytes = FAMILY
    people: str | bytes = PEOPLE


def _family(old: str, new: str) -> str:
    assert old in FAMILY
    return FAMILY.replace(old, new)


def _result(old: str, new: str) -> str:
    assert old in RESULT
    return RESULT.replace(old, new)


BROKEN = {
    "cycle": Broken(
        ("own ancestor",),
        "family.ped",
        2,
        family=FAMILY.replace("F dad 0 0", "F dad kid 0").replace("mum 2 2", "mum 1 2"),
    ),
    "self parent": Broken(
        ("own parent",),
        "family.ped",
        4,
        family=_family(KID, "F kid kid mum 1 2 yes BE"),
    ),
    "duplicate id": Broken(("`kid`",), "family.ped", 5, family=FAMILY + KID + "\n"),
    "missing parent": Broken(
        ("`gran`", "row"), "family.ped", 3, family=_family("F mum 0 0", "F mum 0 gran")
    ),
    "female father": Broken(
        ("`dad`", "father"),
        "family.ped",
        4,
        family=_family("F dad 0 0 1", "F dad 0 0 2"),
    ),
    "unknown sex of a parent": Broken(
        ("`dad`", "sex"), "family.ped", 4, family=_family("F dad 0 0 1", "F dad 0 0 0")
    ),
    "two probands": Broken(
        ("proband",), "family.ped", 4, family=_family("2 1 no BE", "2 1 yes BE")
    ),
    "words for sex": Broken(
        ("Sex", "`male`", "1 (male)", "2 (female)"),
        "family.ped",
        2,
        family=_family("0 0 1 1", "0 0 male 1"),
    ),
    "empty file": Broken(("nothing in it", "accepted"), "family.ped", 1, family=""),
    "binary file": Broken(
        ("not a text file", "UTF-8"),
        "family.ped",
        1,
        family=b"\x00\x01\xff\xfe" * 200,
    ),
    "an endless line": Broken(
        ("10,000 signs", "one person per line"),
        "family.ped",
        1,
        family=b"F" * 100_000_000,
    ),
    "VUS result": Broken(
        ("class 3", "class 4 or 5"),
        "result.yaml",
        9,
        result=_result("pathogenic", "uncertain"),
    ),
    "somatic result": Broken(
        ("somatic", "healthy tissue"),
        "result.yaml",
        10,
        result=_result("germline", "somatic"),
    ),
    "preliminary report": Broken(
        ("preliminary", "released"),
        "result.yaml",
        2,
        result=_result("final", "preliminary"),
    ),
    "unknown gene": Broken(
        ("`BRCA9`",), "result.yaml", 6, result=_result("BRCA1", "BRCA9")
    ),
    "unknown country": Broken(
        ("`XX`", "country"),
        "consent.yaml",
        7,
        people=PEOPLE.replace("mum: {country: 'BE'", "mum: {country: 'XX'"),
    ),
    "consent dated in the future": Broken(
        ("2026-11-24",),
        "consent.yaml",
        5,
        people=PEOPLE.replace("2026-10-20", "2027-01-05"),
    ),
    "a person who is not in the family": Broken(
        ("`aunt`", "family"), "consent.yaml", 7, people=PEOPLE.replace("mum:", "aunt:")
    ),
    "a word the law does not know": Broken(
        ("`maybe`", "given"),
        "consent.yaml",
        5,
        people=PEOPLE.replace("disclosure: given", "disclosure: maybe"),
    ),
    "a name that turns the text around": Broken(
        ("U+202E",),
        "consent.yaml",
        7,
        people=PEOPLE.replace(
            "mum: {", 'mum: {name: {given: "A\\u202Eb", family: C}, '
        ),
    ),
    "a dead proband who is competent": Broken(
        ("`kid`", "deceased", "`competent`"),
        "consent.yaml",
        4,
        family=FAMILY.replace("Proband Country", "Proband Country Alive")
        .replace("no BE", "no BE yes")
        .replace("yes BE", "yes BE no"),
        people=PEOPLE.replace("  knows_result", "  status: competent\n  knows_result"),
    ),
    "a key nobody knows": Broken(
        ("`comment`",), "result.yaml", 6, result=_result("gene:", "comment: x\ngene:")
    ),
}

HandIn = Callable[[Broken], list[str]]


@pytest.fixture
def hand_in(tmp_path: Path) -> HandIn:
    def write(broken: Broken) -> list[str]:
        arguments = ["start", "--on", ON]
        for option, name, content in (
            ("--result", "result.yaml", broken.result),
            ("--family", "family.ped", broken.family),
            ("--consent", "consent.yaml", broken.people),
        ):
            path = tmp_path / name
            data = content if isinstance(content, bytes) else content.encode()
            path.write_bytes(data)
            arguments += [option, str(path)]
        return arguments

    return write


@pytest.mark.parametrize("name", BROKEN)
def test_says_what_is_wrong_and_writes_nothing(
    name: str, hand_in: HandIn, cascade: Callable[..., Any], home: Path
) -> None:
    broken = BROKEN[name]
    arguments = hand_in(broken)
    answered = cascade(*arguments, "--json")
    document = json.loads(answered.out)
    errors = document.get("errors") or [document["error"]]
    assert answered.code == 1
    assert len(errors) == 1, errors
    assert errors[0]["file"] == broken.file
    assert [word for word in broken.says if word not in errors[0]["message"]] == []
    assert errors[0]["line"] == broken.line
    assert not home.exists()


@pytest.mark.parametrize("name", BROKEN)
def test_people_read_the_same_sentence(
    name: str, hand_in: HandIn, cascade: Callable[..., Any], home: Path
) -> None:
    answered = cascade(*hand_in(BROKEN[name]))
    assert answered.code == 1
    assert answered.out == ""
    assert answered.err.startswith("✗ ")
    assert BROKEN[name].file in answered.err
    assert "Traceback" not in answered.err
    assert not home.exists()


@pytest.mark.parametrize(
    ("family", "people"),
    [
        (b"\xef\xbb\xbf" + FAMILY.encode(), 3),
        (FAMILY.replace("\n", "\r\n").encode(), 3),
        (FAMILY.replace("mum", "mère").encode("cp1252"), 3),
    ],
    ids=["BOM", "CRLF", "Windows-1252"],
)
def test_reads_what_can_be_read(
    family: bytes, people: int, tmp_path: Path, cascade: Callable[..., Any]
) -> None:
    path = tmp_path / "family.ped"
    path.write_bytes(family)
    answered = cascade("check", path, "--json")
    found = json.loads(answered.out)
    assert (answered.code, found["valid"], found["people"]) == (0, True, people)


def test_a_changed_file_is_refused_without_touching_the_case(
    hand_in: HandIn, cascade: Callable[..., Any], home: Path
) -> None:
    home.mkdir()
    (home / "kept").write_text("as it was")
    assert cascade(*hand_in(BROKEN["cycle"])).code == 1
    assert [path.name for path in home.iterdir()] == ["kept"]
