"""A lawyer's signed value for a rule that is doubtful or silent, laid over the law.

It settles nothing that is known, and nothing before the day it was signed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from pydantic import Field

from consent.data_files import read_model
from consent.errors import OverlayError
from consent.rulebook import Rulebook
from consent.rulebook_country import CountryLaw
from consent.rulebook_faults import place_fault
from consent.rulebook_rows import DataModel
from consent.rulebook_value_check import ValueRefusal, rule_value
from consent.rulebook_values import DatedValue, RuleValue
from consent.rulebook_words import RuleName
from consent.situation import plain
from consent.vocabulary import Confidence
from pedigree import YamlDocument

__all__ = ["Overlay", "overlay_from", "read_overlay", "with_overlays"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """One signed value.

    Attributes
    ----------
    source
        What the lawyer cites.
    by, second
        Who signed; identifiers of users.
    on
        The day it was signed, and its first day.
    """

    country: str
    rule: RuleName
    value: RuleValue
    source: str
    by: str
    on: date
    second: str | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the overlay ready for JSON."""
        return {
            "country": self.country,
            "rule": str(self.rule),
            "value": plain(self.value),
            "source": self.source,
            "by": self.by,
            "second": self.second,
            "on": self.on.isoformat(),
        }


class _OverlayModel(DataModel):
    country: str = Field(pattern=r"^[A-Z]{2}$")
    rule: RuleName
    value: object
    source: str = Field(min_length=1)
    by: str = Field(min_length=1)
    second: str | None = None
    on: date


def read_overlay(
    path: Path,
    *,
    signed: Mapping[str, str] | None = None,
    over: Rulebook | None = None,
) -> Overlay:
    """Read one signed value.

    Parameters
    ----------
    path
        A YAML mapping of country, rule, value, source, by, on, and second if there is
        one; the value as a country file has it.
    signed
        Who signs and when, by the keys `by`, `second`, `on`, where the file does not
        say so itself.
    over
        The law it shall be laid over. Then a country without a file, a rule that is
        neither doubtful nor silent on the first day, and two signatures of one person
        are faults too.

    Raises
    ------
    OverlayError
        With every fault of the file, its line and key.
    """
    model, file = read_model(path, _OverlayModel, raising=OverlayError, added=signed)
    overlay = Overlay(
        country=model.country,
        rule=model.rule,
        value=_checked(model, file),
        source=model.source,
        by=model.by,
        second=model.second,
        on=model.on,
    )
    found = [] if over is None else list(_faults(over, overlay))
    if found:
        raise OverlayError(
            place_fault(code, message, file=file, path=(key,))
            for code, message, key in found
        )
    return overlay


def overlay_from(said: Mapping[str, object]) -> Overlay:
    """Return the overlay that `Overlay.as_dict` was made of.

    Parameters
    ----------
    said
        As it was kept.
    """
    model = _OverlayModel.model_validate_json(json.dumps(said), strict=True)
    return Overlay(
        country=model.country,
        rule=model.rule,
        value=None if model.value is None else rule_value(model.rule, model.value),
        source=model.source,
        by=model.by,
        second=model.second,
        on=model.on,
    )


def _checked(model: _OverlayModel, file: YamlDocument) -> RuleValue:
    try:
        return rule_value(model.rule, model.value)
    except ValueRefusal as refusal:
        raise OverlayError(
            place_fault(code, message, file=file, path=("value", *inside))
            for code, message, inside in refusal.faults
        ) from None


def with_overlays(rulebook: Rulebook, overlays: Iterable[Overlay]) -> Rulebook:
    """Return the law with signed values laid over it.

    Parameters
    ----------
    rulebook
        As shipped.
    overlays
        In any order; of several for a rule the one signed last counts from its day.

    Returns
    -------
    Rulebook
        With a digest of its own. An overlay is cited as verified, on the days on which
        the file itself is doubtful or silent; where a later file knows better, the
        file counts.
    """
    ordered = sorted(overlays, key=lambda overlay: overlay.on)
    laid: dict[str, dict[RuleName, tuple[DatedValue[RuleValue], ...]]] = {}
    for overlay in ordered:
        rules = laid.setdefault(overlay.country, {})
        rules[overlay.rule] = (*rules.get(overlay.rule, ()), _row(overlay))
    if not laid:
        return rulebook
    return rulebook.overlaid(laid, digest=_digest(rulebook, ordered))


def _faults(rulebook: Rulebook, overlay: Overlay) -> Iterator[tuple[str, str, str]]:
    """Yield code, message and key of what keeps a value from being signed."""
    if overlay.by == overlay.second:
        message = f"`{overlay.by}` signed twice; accepted: two different signers"
        yield "bad_value", message, "second"
    law = rulebook.law(overlay.country)
    if law is None:
        message = f"`{overlay.country}` has no file; accepted: a country that has one"
        yield "bad_value", message, "country"
        return
    rule = law.rule(overlay.rule, overlay.on)
    if not rule.is_open:
        others = ", ".join(_open_rules(law, overlay.on)) or "none"
        message = (
            f"`{overlay.rule}` of {overlay.country} is known on `{overlay.on}` (it is "
            f"`{plain(rule.value)}`); accepted: a rule that is doubtful or silent that "
            f"day: {others}"
        )
        yield "contradiction", message, "rule"


def _open_rules(law: CountryLaw, on: date) -> Iterator[str]:
    return (str(name) for name in RuleName if law.rule(name, on).is_open)


def _row(overlay: Overlay) -> DatedValue[RuleValue]:
    signers = " and ".join(name for name in (overlay.by, overlay.second) if name)
    return DatedValue(
        value=overlay.value,
        valid_from=overlay.on,
        confidence=Confidence.VERIFIED,
        summary=f"signed for this clinic by {signers} on {overlay.on.isoformat()}",
        instrument=overlay.source,
        last_checked=overlay.on,
    )


def _digest(rulebook: Rulebook, overlays: Iterable[Overlay]) -> str:
    """SHA-256 over the digest of the law below and the overlays in their order."""
    said = [overlay.as_dict() for overlay in overlays]
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(f"{rulebook.digest}\n{text}".encode()).hexdigest()
