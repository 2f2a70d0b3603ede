"""The policy engine deciding the same situations, in an interpreter of its own.

It imports nothing of ours: contexts come in as JSON, words and CPU seconds go out.
"""

from __future__ import annotations

import importlib.metadata
import json
import sys
import time
from pathlib import Path
from typing import Any

ROUTES = ("family_mediated", "clinic_contact", "relative_request", "predictive_test")
GROUPS = {
    "family_mediated": ["contact"],
    "clinic_contact": ["contact", "speak"],
    "relative_request": ["contact", "speak"],
    "predictive_test": [],
    "contact": [],
    "speak": [],
}
WORST_FIRST = ("hold", "ask_human", "permit")


def main() -> None:
    """Decide the contexts of the file named first; write the answer to the second."""
    import cedarpy

    contexts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    text = Path(__file__).with_name("law_peer.cedar").read_text(encoding="utf-8")
    policies = cedarpy.PolicySet.from_str(text)
    entities = cedarpy.Entities.from_json_str(json.dumps(_entities()))
    words, seconds = [], []
    for context in contexts:
        requests = [_request(route, context) for route in ROUTES]
        start = time.process_time()
        found = cedarpy.is_authorized_batch(requests, policies, entities)
        words.append([_word(one) for one in found])
        seconds.append(time.process_time() - start)
    version = importlib.metadata.version("cedarpy")
    answer = {"version": version, "words": words, "seconds": seconds}
    Path(sys.argv[2]).write_text(json.dumps(answer), encoding="utf-8")


def _entities() -> list[dict[str, Any]]:
    return [
        {
            "uid": {"type": "Action", "id": name},
            "attrs": {},
            "parents": [{"type": "Action", "id": parent} for parent in parents],
        }
        for name, parents in GROUPS.items()
    ]


def _request(route: str, context: dict[str, Any]) -> dict[str, Any]:
    return {
        "principal": {"type": "Clinic", "id": "example"},
        "action": {"type": "Action", "id": route},
        "resource": {"type": "Relative", "id": "relative"},
        "context": context,
    }


def _word(result: Any) -> str:
    """Read one of the four outcomes off the policies that held."""
    if not result.allowed:
        return "refuse"
    names = result.diagnostics.id_annotations_by_reason
    held = {names[policy].split()[0] for policy in result.diagnostics.reasons}
    return next(word for word in WORST_FIRST if word in held)


if __name__ == "__main__":
    main()
