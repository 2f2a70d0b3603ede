"""Everything that may be read and changed inside one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cases import Cases, Families, Steps
from .clinics import Clinics
from .law_overlays import LawOverlays
from .ledger import Ledger
from .papers import Adoptions, Approvals, Decisions, Letters
from .subjects import Subjects
from .surveillance import Surveillance
from .vault import Vault
from .work import Outbox, Tasks

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from .heads import Signer
    from .keys import KeyStore


class UnitOfWork:
    """The records during one transaction; made by `Records.unit_of_work` only.

    Attributes
    ----------
    steps, cases, clinics, families, subjects, decisions, letters, tasks, approvals,
    adoptions, law_overlays, surveillance
        What is remembered, by noun.
    outbox
        Released letters on their way out.
    vault
        What tells who somebody is, sealed.
    ledger
        What must be provable later.
    """

    def __init__(self, connection: Connection, keys: KeyStore, signer: Signer) -> None:
        self.steps = Steps(connection)
        self.cases = Cases(connection)
        self.clinics = Clinics(connection)
        self.families = Families(connection)
        self.subjects = Subjects(connection, keys)
        self.decisions = Decisions(connection)
        self.letters = Letters(connection)
        self.tasks = Tasks(connection)
        self.approvals = Approvals(connection)
        self.adoptions = Adoptions(connection)
        self.law_overlays = LawOverlays(connection)
        self.surveillance = Surveillance(connection)
        self.outbox = Outbox(connection)
        self.ledger = Ledger(connection, signer)
        self.vault = Vault(connection, keys, self.ledger)
