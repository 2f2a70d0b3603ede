from .errors import PedigreeError as PedigreeError
from .family import EdgeKind as EdgeKind
from .family import Family as Family
from .family import FamilyError as FamilyError
from .family import FamilyId as FamilyId
from .family import Fault as Fault
from .family import Lineage as Lineage
from .family import Person as Person
from .family import PersonId as PersonId
from .family import Sex as Sex
from .family import TestResult as TestResult
from .family import UnknownPersonError as UnknownPersonError
from .yaml_document import YamlDocument as YamlDocument
from .yaml_document import YamlError as YamlError
from .yaml_document import model_faults as model_faults
from .yaml_document import parse_yaml as parse_yaml
from .yaml_document import read_yaml as read_yaml

__all__ = [
    "EdgeKind",
    "Family",
    "FamilyError",
    "FamilyId",
    "Fault",
    "Lineage",
    "PedigreeError",
    "Person",
    "PersonId",
    "Sex",
    "TestResult",
    "UnknownPersonError",
    "YamlDocument",
    "YamlError",
    "model_faults",
    "parse_yaml",
    "read_yaml",
]
