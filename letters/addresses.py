"""How a country writes an address: the order of postcode and city (data in YAML)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, TypeAdapter

from .shipped import shipped_data

if TYPE_CHECKING:
    from collections.abc import Sequence


class AddressOrder(BaseModel):
    """City before postcode: joined by `joined`, or on two lines where it is None."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    joined: str | None = None
    source: str


@cache
def address_orders() -> dict[str, AddressOrder]:
    """Countries whose order is not `postcode city`, by ISO 3166-1 code."""
    raw = shipped_data("address_orders.yaml")
    return TypeAdapter(dict[str, AddressOrder]).validate_python(raw)


def format_address(
    lines: Sequence[str], postcode: str, city: str, country: str
) -> tuple[str, ...]:
    """Lines of an address in the order of its country, without name and country.

    Parameters
    ----------
    lines
        Street and whatever stands before it.
    postcode, city
        An empty one is left out.
    country
        ISO 3166-1 alpha-2.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> format_address(["12 Harbour Road"], "NB2 4QT", "Northbridge", "GB")
    ('12 Harbour Road', 'Northbridge', 'NB2 4QT')
    >>> format_address(["Lindenallee 4"], "00123", "Seestadt", "DE")
    ('Lindenallee 4', '00123 Seestadt')
    """
    given = [part.strip() for part in (postcode, city) if part.strip()]
    order = address_orders().get(country.upper())
    if order is None:
        return (*lines, " ".join(given)) if given else tuple(lines)
    given.reverse()
    if order.joined is None:
        return (*lines, *given)
    return (*lines, order.joined.join(given)) if given else tuple(lines)
