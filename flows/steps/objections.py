"""A no on record stays: a later file that is silent, or undated, does not remove it.

Denials, objections and wishes are superseded by a newer, dated word only; a child or
a sister must not be written to because somebody used last month's file.
"""

from collections.abc import Mapping

from flows.errors import FlowsError

Facts = Mapping[str, object]

_STAYS = (
    "prior_objection",
    "waived_knowing",
    "objects_to_test",
    "other_relative_objects",
    "tested",
    "counselled_on",
    "ruling",
)
"""What a later file may say otherwise, but not forget."""
_NOT_TO_KNOW = "does_not_want_to_know"
_NO = frozenset({"refused", "withdrawn"})


def with_standing_objections(
    recorded: Facts, said: Facts, *, person: str
) -> dict[str, object]:
    """Give the facts a file says of a person, with every no that is on record.

    Parameters
    ----------
    recorded
        What is known so far.
    said
        What the file says.
    person
        Id in the family file, for the error.

    Returns
    -------
    dict
        To be recorded.

    Raises
    ------
    FlowsError
        Code `objection_on_record`: the file denies a no without a newer, dated word.
    """
    facts = dict(said)
    for key in _STAYS:
        if recorded.get(key) not in (None, False):
            facts.setdefault(key, recorded[key])
    if recorded.get("status") == "deceased":
        facts.setdefault("status", "deceased")
    _keep_wish(recorded, facts, person)
    _keep_consent(recorded, facts, person)
    return facts


def _keep_wish(recorded: Facts, facts: dict[str, object], person: str) -> None:
    if recorded.get("wish") != _NOT_TO_KNOW:
        return
    if facts.setdefault("wish", _NOT_TO_KNOW) == "none":
        raise _denied(
            person,
            "wish",
            f"`{_NOT_TO_KNOW}`, or `wants_to_know` where they said so since",
        )


def _keep_consent(recorded: Facts, facts: dict[str, object], person: str) -> None:
    before, now = recorded.get("consent"), facts.get("consent")
    if not isinstance(before, Mapping):
        return
    if not isinstance(now, Mapping):
        # Without a block of their own the proband's general consent would count.
        facts["consent"] = before
        return
    stays = {"test": "withdrawn", "identity": "withheld"}
    kept = {key: word for key, word in stays.items() if before.get(key) == word}
    facts["consent"] = {**kept, **now}
    if before.get("disclosure") not in _NO or now.get("disclosure") in _NO:
        return
    given, earlier = str(now.get("given_on") or ""), str(before.get("given_on") or "")
    # ISO dates compare as text.
    if now.get("disclosure") != "given" or not given or given <= earlier:
        raise _denied(
            person,
            "consent",
            "the same, or `given` with a newer `given_on`",
        )


def _denied(person: str, what: str, accepted: str) -> FlowsError:
    return FlowsError(
        f"a no of `{person}` is on record and this file denies it (`{what}`); accepted "
        f"is {accepted}",
        code="objection_on_record",
        item=person,
    )
