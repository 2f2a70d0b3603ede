"""The command `cascade`: reads arguments, calls steps, prints answers.

A plain question about one family is answered before the parser of all commands is
loaded, which takes longer than the answer.
"""

import sys
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from inspect import Parameter


def main() -> None:
    """Run one command; every error becomes a sentence and an exit code."""
    if sys.argv[1:2] == ["risk"] and _is_answered(sys.argv[2:]):
        sys.exit(0)
    from portal.commands import run  # noqa: PLC0415  (slow to load)

    sys.exit(run())


def _is_answered(words: "Sequence[str]") -> bool:
    """Answer `risk` where its words are plain and nothing is wrong with them.

    Otherwise nothing was printed, and all commands together say what is wrong.
    """
    from portal.risk_answer import answer_risk  # noqa: PLC0415

    asked = plain_options(words, answer_risk)
    if asked is None:
        return False
    try:
        answer_risk(**asked)
    except Exception:  # noqa: BLE001  (`run` meets it again and words it)
        return False
    return True


def plain_options(
    words: "Sequence[str]", command: "Callable[..., None]"
) -> "Mapping[str, Any] | None":
    """Read words as the parameters of a command whose first one is a file.

    Parameters
    ----------
    words
        The file and options: `--name`, `--name VALUE` or `--name=VALUE`.
    command
        Its parameters are named as the options are.

    Returns
    -------
    mapping, or None
        None unless all is plain: also where an option is unknown, missing or given
        twice, or where help is asked for.
    """
    first, *options = signature(command).parameters.values()
    known = {_option(each): each for each in options}
    found: dict[str, Any] = {}
    waiting = iter(words)
    for word in waiting:
        name, equals, value = word.partition("=")
        option = known.get(name, first)
        given: object
        if option is first:
            given = None if word.startswith("-") else Path(word)
        elif isinstance(option.default, bool):
            given = None if equals else True
        else:
            given = value if equals else next(waiting, "")
        if not _is_kept(option, given, found):
            return None
    needed = {each.name for each in (first, *options) if each.default is each.empty}
    return found if needed <= found.keys() else None


def _option(parameter: "Parameter") -> str:
    return "--" + parameter.name.removeprefix("as_").replace("_", "-")


def _is_kept(option: "Parameter", given: object, found: dict[str, Any]) -> bool:
    """Add what was given to what was found, if that is plain."""
    if given in {None, ""} or str(given).startswith("-"):
        return False
    if "list" in str(option.annotation):
        several = found.setdefault(option.name, [])
        several.append(given)
        return True
    is_new = option.name not in found
    found[option.name] = given
    return is_new
