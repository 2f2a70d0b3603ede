from .family import Family as Family
from .faults import FamilyError as FamilyError
from .faults import Fault as Fault
from .faults import UnknownPersonError as UnknownPersonError
from .graph import EdgeKind as EdgeKind
from .lineage import Lineage as Lineage
from .person import FamilyId as FamilyId
from .person import Person as Person
from .person import PersonId as PersonId
from .person import Sex as Sex
from .person import TestResult as TestResult

__all__ = [
    "EdgeKind",
    "Family",
    "FamilyError",
    "FamilyId",
    "Fault",
    "Lineage",
    "Person",
    "PersonId",
    "Sex",
    "TestResult",
    "UnknownPersonError",
]
