"""The identity of a person: sealed in the vault, opened only to write to them."""

import json
from typing import cast

from records import Subject, UnitOfWork

IDENTITY = "identity"
"""Its name in the vault, and the key of its digest among the facts."""


def identity_of_subject(unit: UnitOfWork, subject: Subject) -> dict[str, object]:
    """Open the identity of a person; empty where nothing is known or all was erased.

    Parameters
    ----------
    unit
        An open unit of work.
    subject
        A person of a case.

    Returns
    -------
    dict
        As the people file says it.
    """
    data = unit.vault.get(subject.ref, IDENTITY)
    return {} if data is None else cast("dict[str, object]", json.loads(data))
