"""Values of law that two people sign for this installation, and the law with them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from consent import (
    DataFault,
    Overlay,
    OverlayError,
    Rulebook,
    load_rulebook,
    overlay_from,
    read_overlay,
    with_overlays,
)
from flows.steps.canonical import digest_of
from records import EventName, Records

if TYPE_CHECKING:
    from flows.steps.office import Office

__all__ = ["add_overlay", "list_overlays", "overlaid_law"]


def overlaid_law(records: Records) -> Rulebook:
    """Return the shipped law with every signed value of this installation over it.

    Parameters
    ----------
    records
        With a schema of today.
    """
    return with_overlays(load_rulebook(), _signed(records))


def add_overlay(
    office: "Office", path: Path, *, by: str, second: str, on: date
) -> tuple[Overlay, bool]:
    """Enter a signed value; every decision from its first day on rests on it.

    Parameters
    ----------
    office
        Records and clock. Its own rulebook stays as it was when it was opened.
    path
        A YAML mapping of country, rule, value, source; see `read_overlay`.
    by, second
        The two who sign.
    on
        The first day, where the file names none.

    Returns
    -------
    Overlay, bool
        The value, and whether it is new.

    Raises
    ------
    OverlayError
        With every fault: what the file may not say, a rule that is known, one person
        twice, a signature in the file that is not one of these two.
    """
    signed = {"by": by, "second": second, "on": on.isoformat()}
    overlay = read_overlay(path, signed=signed, over=load_rulebook())
    _check_signers(overlay, signed, path)
    content = overlay.as_dict()
    digest = digest_of(content)
    with office.records.unit_of_work() as unit:
        if not unit.law_overlays.add(digest, content):
            return overlay, False
        payload = {
            "country": overlay.country,
            "rule": str(overlay.rule),
            "sha256": digest,
            "second": second,
        }
        office.say(unit, EventName.LAW_OVERLAID, payload, by=by)
    return overlay, True


def list_overlays(office: "Office") -> tuple[Overlay, ...]:
    """Give every signed value of this installation, in the order of signing."""
    return _signed(office.records)


def _signed(records: Records) -> tuple[Overlay, ...]:
    with records.unit_of_work(write=False) as unit:
        return tuple(overlay_from(content) for content in unit.law_overlays.all())


def _check_signers(overlay: Overlay, signed: Mapping[str, str], path: Path) -> None:
    faults = [
        DataFault(
            "contradiction",
            f"the file names another `{key}` than the command; accepted: the same, or "
            f"a file without `{key}`",
            file=str(path),
            key=key,
        )
        for key, found in (("by", overlay.by), ("second", overlay.second))
        if found != signed[key]
    ]
    if faults:
        raise OverlayError(faults)
