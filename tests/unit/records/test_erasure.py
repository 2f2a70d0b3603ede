from __future__ import annotations

from records.erasure import without_person

REF = "p-00000000000000000000000000000000"


def test_the_ref_takes_the_place_of_the_id_in_lists_and_values() -> None:
    family = {
        "people": [
            {"id": "II-1", "father": None, "birth_year": 1960, "sex": "female"},
            {"id": "III-1", "mother": "II-1", "birth_year": 1990},
        ],
        "proband": "II-1",
    }
    assert without_person(family, "II-1", REF) == {
        "people": [
            {"id": REF, "father": None, "birth_year": None, "sex": "female"},
            {"id": "III-1", "mother": REF, "birth_year": 1990},
        ],
        "proband": REF,
    }


def test_the_ref_takes_the_place_of_the_id_in_keys() -> None:
    family = {"people": {"II-1": {"extra": {"note": "x"}, "father": "I-1"}}}
    assert without_person(family, "II-1", REF) == {
        "people": {REF: {"extra": {}, "father": "I-1"}}
    }


def test_nothing_else_is_touched() -> None:
    content = {"a": [1, 2.5, True, None, "II-10"], "II-10": {"birth_year": 1}}
    assert without_person(content, "II-1", REF) == content
