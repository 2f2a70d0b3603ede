"""Finds the resources of a FHIR file and follows the references between them.

It reads a bundle, a list, or resources on their own, and asks nothing of any server.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pedigree.reports.json_node import JsonNode

__all__ = ["FhirResources", "resource_name"]

_DEEPEST = 5


def resource_name(reference: str) -> str:
    """Give the last part of a reference, without the version: `Patient/p1`."""
    plain = re.sub(r"/_history/[^/]*$", "", reference.split("|", maxsplit=1)[0])
    parts = plain.rstrip("/").split("/")
    return "/".join(parts[-2:]) if len(parts) > 1 else plain


@dataclass(frozen=True)
class FhirResources:
    """All resources of one file.

    Parameters
    ----------
    resources
        In the order of the file, contained ones after their container.
    """

    resources: tuple[JsonNode, ...]
    _by_name: dict[str, JsonNode] = field(default_factory=dict)
    _container: dict[int, JsonNode] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: tuple[JsonNode, ...]) -> FhirResources:
        """Collect the resources below some roots.

        Parameters
        ----------
        roots
            Bundles or resources.

        Returns
        -------
        FhirResources
            Ready to be asked.
        """
        found = cls(())
        resources = [node for root in roots for node in found._collect(root, 0)]
        return cls(tuple(resources), found._by_name, found._container)

    def _collect(self, node: JsonNode, depth: int) -> Iterator[JsonNode]:
        if depth > _DEEPEST:
            node.fault("entry", f"bundles within bundles deeper than {_DEEPEST}")
            return
        if node.text("resourceType") == "Bundle":
            for entry in node.children("entry"):
                if (resource := entry.child("resource")) is None:
                    continue
                if (url := entry.text("fullUrl")) is not None:
                    self._by_name.setdefault(url, resource)
                yield from self._collect(resource, depth + 1)
            return
        self._remember(node)
        yield node
        for part in node.children("contained"):
            self._container[id(part.value)] = node
            self._by_name.setdefault(f"{node.path}#{part.text('id')}", part)
            yield part

    def _remember(self, node: JsonNode) -> None:
        kind, name = node.text("resourceType"), node.text("id")
        if kind is not None and name is not None:
            self._by_name.setdefault(f"{kind}/{name}", node)

    def of_type(self, kind: str) -> tuple[JsonNode, ...]:
        """Give all resources of one type."""
        return tuple(
            node for node in self.resources if node.value.get("resourceType") == kind
        )

    def resolve(self, reference: JsonNode, owner: JsonNode) -> JsonNode | None:
        """Follow a reference within the file.

        Parameters
        ----------
        reference
            A FHIR Reference.
        owner
            The resource it stands in; `#id` is looked for among what it contains.

        Returns
        -------
        JsonNode or None
            None where the file does not hold the resource.
        """
        text = reference.text("reference")
        if text is None:
            return None
        if text.startswith("#"):
            around = self._container.get(id(owner.value), owner)
            return self._by_name.get(f"{around.path}{text}")
        found = self._by_name.get(text)
        return self._by_name.get(resource_name(text)) if found is None else found
