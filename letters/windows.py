"""Where the window of an envelope shows the address, per postal habit (data in mm)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .errors import LettersError
from .shipped import shipped_data


@dataclass(frozen=True, slots=True)
class WindowBox:
    """The address zone of one envelope profile, in millimetres from the top left.

    `info` is the side of the sheet that stays free for the date and reference.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    info: str
    body: float
    confidence: str
    source: str


@cache
def windows() -> dict[str, WindowBox]:
    """Every shipped profile by id, from `letters/windows.yaml`."""
    raw = shipped_data("windows.yaml")
    return {key: WindowBox(id=key, **row) for key, row in raw["profiles"].items()}


def window_box(name: str) -> WindowBox:
    """Profile of that name; `DIN 5008 B` and `din5008b` are the same.

    Raises
    ------
    LettersError
        With code `unknown_window`, if there is no such profile.
    """
    key = "".join(name.lower().split())
    box = windows().get(key)
    if box is None:
        known = ", ".join(sorted(windows()))
        raise LettersError(
            f"unknown window profile `{name}`; known are {known}", code="unknown_window"
        )
    return box


def window_of_country(country: str) -> str:
    """Profile id usual in a country; the German one where none is known."""
    raw = shipped_data("windows.yaml")
    habit: str = raw["countries"].get(country, "din5008b")
    return habit
