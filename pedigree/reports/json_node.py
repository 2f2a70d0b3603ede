"""Walks JSON by name and remembers the path, so that a fault can say where it is.

It asks for one type at a time; what has another type becomes a fault, not a crash.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pedigree.data_faults import DataFault, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["JsonNode"]


@dataclass(frozen=True, eq=False)
class JsonNode:
    """One object of a JSON file.

    Parameters
    ----------
    value
        Its members.
    path
        Where it stands, such as `entry[2].resource`.
    file
        Name of the file.
    faults
        A list shared by all nodes of the file.
    """

    value: Mapping[str, Any]
    path: str
    file: str
    faults: list[DataFault]

    def fault(self, key: str, message: str) -> None:
        """Note that a member is wrong."""
        self.faults.append(DataFault(self.file, None, self._at(key), message))

    def text(self, key: str) -> str | None:
        """Give a member that is text; blanks around it are dropped."""
        value = self.value.get(key)
        if value is not None and not isinstance(value, str):
            self._wrong(key, value, "text")
            return None
        return (value or "").strip() or None

    def number(self, key: str) -> float | None:
        """Give a member that is a number."""
        value = self.value.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._wrong(key, value, "a number")
            return None
        return float(value)

    def child(self, key: str) -> JsonNode | None:
        """Give a member that is an object."""
        value = self.value.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong(key, value, "an object")
            return None
        return JsonNode(value, self._at(key), self.file, self.faults)

    def children(self, key: str) -> tuple[JsonNode, ...]:
        """Give a member that is a list of objects; a missing one is empty."""
        value = self.value.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self._wrong(key, value, "a list of objects")
            return ()
        return tuple(self._children(key, value))

    def _children(self, key: str, parts: list[Any]) -> list[JsonNode]:
        found = []
        for number, part in enumerate(parts):
            name = f"{key}[{number}]"
            if isinstance(part, dict):
                found.append(JsonNode(part, self._at(name), self.file, self.faults))
            else:
                self._wrong(name, part, "an object")
        return found

    def _wrong(self, key: str, value: object, accepted: str) -> None:
        self.fault(key, f"{quoted(value)} is not accepted; accepted: {accepted}")

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key
