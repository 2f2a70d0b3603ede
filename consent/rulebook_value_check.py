"""What a value in the law files may be: words, ages, conditions, prose, entries."""

import json
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from consent.rulebook_entries import SECTIONS, SectionValue
from consent.rulebook_entry_words import Section
from consent.rulebook_faults import plain_fault
from consent.rulebook_rows import UNREAD
from consent.rulebook_values import RULE_WORDS, RuleValue
from consent.rulebook_words import Condition, RuleName
from consent.vocabulary import Word
from pedigree import quoted

__all__ = [
    "NONE_FOUND",
    "NOT_FIXED",
    "ValueRefusal",
    "entry_value",
    "row_value",
    "rule_value",
]

W = TypeVar("W", bound=Word)

#: An age or a number of years that the law leaves open.
NOT_FIXED = "not_fixed"
#: Prose of a rule about which nothing was found.
NONE_FOUND = "none_found"

_NUMBERS = {
    RuleName.AGE_OF_HEALTHCARE_CONSENT,
    RuleName.AGE_OF_MAJORITY,
    RuleName.RECORD_RETENTION_YEARS,
}
_PROSE = {RuleName.COOLING_OFF_OR_REMINDER, RuleName.SPECIAL_PROCEDURE}


class ValueRefusal(Exception):  # noqa: N818 - collected, then raised with the others
    """A value that the law files may not hold.

    Attributes
    ----------
    faults
        Each a code, a message and the path to it from the value.
    """

    def __init__(self, *faults: tuple[str, str, tuple[str | int, ...]]) -> None:
        super().__init__(faults[0][1])
        self.faults = faults


def rule_value(name: RuleName, value: object) -> RuleValue:
    """Return the meaning of a rule's value.

    Parameters
    ----------
    name
        The rule.
    value
        As it stands in the file.

    Raises
    ------
    ValueRefusal
        The value is none this rule may have.
    """
    if name in _NUMBERS:
        return _number(value)
    if name in _PROSE:
        return _prose(value)
    if name is RuleName.DISCLOSURE_WITHOUT_CONSENT_CONDITIONS:
        return _conditions(value)
    return cast("RuleValue", _word(RULE_WORDS[name], value))


def row_value(name: RuleName, value: object) -> RuleValue:
    """Return the meaning of a row's value; None where it was not read.

    Parameters
    ----------
    name, value
        As for `rule_value`; the value may be `unread` too.

    Raises
    ------
    ValueRefusal
        The value is none this rule may have.
    """
    return None if value == UNREAD else rule_value(name, value)


def _number(value: object) -> int | None:
    if value == NOT_FIXED:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 150:
        return value
    raise _not_accepted(
        value, f"a whole number above 0 without quotes, or `{NOT_FIXED}`"
    )


def _prose(value: object) -> str | None:
    if value == NONE_FOUND:
        return None
    if isinstance(value, str) and value:
        return value
    raise _not_accepted(value, f"a text, or `{NONE_FOUND}`")


def _conditions(value: object) -> tuple[Condition, ...]:
    if not isinstance(value, list):
        raise _not_accepted(value, "a list of conditions, which may be empty")
    return tuple(_word(Condition, code) for code in value)


def _word(kind: type[W], value: object) -> W:
    known = {str(word): word for word in kind}
    if isinstance(value, str) and value in known:
        return known[value]
    raise _not_accepted(value, ", ".join(known))


def _not_accepted(value: object, accepted: str) -> ValueRefusal:
    return ValueRefusal(
        ("bad_value", f"the value is {quoted(value)}; accepted: {accepted}", ())
    )


def entry_value(section: Section, value: object) -> SectionValue:
    """Return the meaning of a structured entry.

    Parameters
    ----------
    section
        Where it stands.
    value
        As it stands in the file; a list or a yes that is left out is empty or no.

    Raises
    ------
    ValueRefusal
        A key is missing, unknown, or holds what it may not.
    """
    if not isinstance(value, dict):
        raise _not_accepted(value, f"a mapping with the keys of `{section}`")
    accepted = [field.name for field in fields(SECTIONS[section])]
    faults = list(_unknown_keys(value, accepted))
    made: SectionValue | None = None
    try:
        made = cast(
            "SectionValue",
            _adapter(section).validate_json(json.dumps(value), strict=True),
        )
    except ValidationError as error:
        for item in error.errors(include_url=False):
            code, message = plain_fault(item)
            if code == "missing_key":
                message += f"; accepted: {', '.join(accepted)}"
            faults.append((code, message, tuple(item["loc"])))
    if made is None or faults:
        raise ValueRefusal(*faults)
    return made


def _unknown_keys(
    value: dict[str, object], accepted: list[str]
) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    for key in value:
        if key not in accepted:
            message = f"the key `{key}` is not known; accepted: {', '.join(accepted)}"
            yield "unknown_key", message, (key,)


@cache
def _adapter(section: Section) -> TypeAdapter[Any]:
    return TypeAdapter(SECTIONS[section])
