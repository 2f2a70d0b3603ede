"""Whatever is written and accepted reads back to the same situation."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from consent import Situation, SituationError
from consent.situation_keys import BLOCKS, KEYS, LISTS, WORDS

PLAIN = {
    "flag": st.booleans(),
    "age": st.integers(0, 130),
    "date": st.dates(max_value=date(2026, 11, 24)).map(str),
    "text": st.text(min_size=1).filter(str.strip),
    "country": st.from_regex(r"\A[A-Z]{2}\Z"),
    "region": st.from_regex(r"\A[A-Z]{2}-[A-Z]{3}\Z"),
    "gene": st.sampled_from(["BRCA1", "MLH1"]),
}
NAMES = ("clinic", "proband", "consent", "relative", "test", "condition", "ruling")


def fitting(key: str) -> st.SearchStrategy[object]:
    if key in WORDS:
        return st.sampled_from([str(word) for word in WORDS[key]])
    if key in LISTS:
        words = st.sampled_from([str(word) for word in LISTS[key]])
        return st.lists(words, unique=True)
    return PLAIN[KEYS[key]]


def block(name: str) -> st.SearchStrategy[dict[str, object]]:
    start = f"{name}." if name else ""
    keys = [key for key in BLOCKS[name] if f"{start}{key}" in {*WORDS, *LISTS, *KEYS}]
    return st.fixed_dictionaries(
        {}, optional={key: fitting(f"{start}{key}") for key in keys}
    )


ITEMS = st.builds(
    lambda top, parts: {"name": "a", "on": "2026-11-24", **top, **parts},
    block(""),
    st.fixed_dictionaries({}, optional={name: block(name) for name in NAMES}),
)


@settings(max_examples=60, deadline=None)
@given(ITEMS)
def test_what_is_accepted_reads_back_and_keeps_its_digest(
    item: dict[str, object],
) -> None:
    try:
        read = Situation.from_dict(item)
    except SituationError:
        reject()  # A contradiction, as a minor of forty.
    again = Situation.from_dict(json.loads(json.dumps(read.as_dict())))
    made = replace(read)
    assert (again, again.digest()) == (read, read.digest())
    assert Situation.from_dict(made.as_dict()) == read
    assert read.rests_on(made.digest())
