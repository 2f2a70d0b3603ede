"""The order of a letter: which elements follow which, and under what condition."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, model_validator

from .kinds import LetterKind  # noqa: TC001 (Pydantic reads it)
from .shipped import shipped, shipped_data


class Item(BaseModel):
    """One place in the order: an element, a heading, or the turn of the page.

    `when` names a condition that must hold; `choose` names the choice that picks the
    variant of the text. Both are answered by `letters.choices`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    element: str | None = None
    heading: str | None = None
    overleaf: bool = False
    when: str | None = None
    choose: str | None = None
    note: bool = False

    @model_validator(mode="after")
    def _one_thing(self) -> Item:
        if sum(bool(part) for part in (self.element, self.heading, self.overleaf)) != 1:
            raise ValueError("an item is an element, a heading or overleaf")
        return self


class Skeleton(BaseModel):
    """The order of one kind of letter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: LetterKind
    order: tuple[Item, ...]

    @property
    def elements(self) -> frozenset[str]:
        """The ids of all elements that have a place."""
        return frozenset(item.element for item in self.order if item.element)


def skeleton_source(kind: LetterKind) -> str:
    """Read the file of a skeleton as text."""
    return shipped("skeletons", f"{kind}.yaml").read_text("utf-8")


@cache
def load_skeleton(kind: LetterKind) -> Skeleton:
    """Skeleton of a kind, validated."""
    return Skeleton.model_validate(shipped_data("skeletons", f"{kind}.yaml"))
