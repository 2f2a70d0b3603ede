from .canonical import JsonObject as JsonObject
from .canonical import canonical_json as canonical_json
from .canonical import sha256_of as sha256_of
from .entities import Adoption as Adoption
from .entities import Approval as Approval
from .entities import Case as Case
from .entities import Decision as Decision
from .entities import Due as Due
from .entities import DueItem as DueItem
from .entities import DueState as DueState
from .entities import FamilyVersion as FamilyVersion
from .entities import Letter as Letter
from .entities import LetterState as LetterState
from .entities import OutboxItem as OutboxItem
from .entities import OutboxState as OutboxState
from .entities import PlanState as PlanState
from .entities import StoredPlan as StoredPlan
from .entities import StoredSeries as StoredSeries
from .entities import Subject as Subject
from .entities import Task as Task
from .entities import TaskState as TaskState
from .erasure import without_person as without_person
from .errors import BundleError as BundleError
from .errors import ConflictError as ConflictError
from .errors import DatabaseError as DatabaseError
from .errors import KeyFileError as KeyFileError
from .errors import LedgerError as LedgerError
from .errors import NotFoundError as NotFoundError
from .errors import PersonErasedError as PersonErasedError
from .errors import RecordsError as RecordsError
from .errors import SchemaError as SchemaError
from .errors import StateError as StateError
from .errors import StepAlreadyDoneError as StepAlreadyDoneError
from .errors import ValueRefusedError as ValueRefusedError
from .errors import VaultDamagedError as VaultDamagedError
from .events import EventName as EventName
from .events import check_payload as check_payload
from .identifiers import new_id as new_id
from .identifiers import new_ref as new_ref
from .keys import load_master_key as load_master_key
from .proofs import EntryProof as EntryProof
from .proofs import GrowthProof as GrowthProof
from .proofs import prove_entry as prove_entry
from .proofs import prove_growth as prove_growth
from .schema import SchemaCheck as SchemaCheck
from .schema import SchemaState as SchemaState
from .standalone import LedgerFault as LedgerFault
from .store import Records as Records
from .store import open_records as open_records
from .tracing import LedgerEvent as LedgerEvent
from .tracing import event_sentence as event_sentence
from .unit_of_work import UnitOfWork as UnitOfWork
from .verification import LedgerCheck as LedgerCheck
from .verification import export_bundle as export_bundle
from .verification import verify_bundle as verify_bundle
from .verification import verify_ledger as verify_ledger

__all__ = [
    "Adoption",
    "Approval",
    "BundleError",
    "Case",
    "ConflictError",
    "DatabaseError",
    "Decision",
    "Due",
    "DueItem",
    "DueState",
    "EntryProof",
    "EventName",
    "FamilyVersion",
    "GrowthProof",
    "JsonObject",
    "KeyFileError",
    "LedgerCheck",
    "LedgerError",
    "LedgerEvent",
    "LedgerFault",
    "Letter",
    "LetterState",
    "NotFoundError",
    "OutboxItem",
    "OutboxState",
    "PersonErasedError",
    "PlanState",
    "Records",
    "RecordsError",
    "SchemaCheck",
    "SchemaError",
    "SchemaState",
    "StateError",
    "StepAlreadyDoneError",
    "StoredPlan",
    "StoredSeries",
    "Subject",
    "Task",
    "TaskState",
    "UnitOfWork",
    "ValueRefusedError",
    "VaultDamagedError",
    "canonical_json",
    "check_payload",
    "event_sentence",
    "export_bundle",
    "load_master_key",
    "new_id",
    "new_ref",
    "open_records",
    "prove_entry",
    "prove_growth",
    "sha256_of",
    "verify_bundle",
    "verify_ledger",
    "without_person",
]
