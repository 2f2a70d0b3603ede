from .doubts import family_doubts as family_doubts
from .family import Family as Family
from .faults import FamilyError as FamilyError
from .faults import Fault as Fault
from .faults import SexNeededError as SexNeededError
from .faults import UnknownPersonError as UnknownPersonError
from .faults import listed as listed
from .kin import ancestors as ancestors
from .kin import children as children
from .kin import descendants as descendants
from .kin import disconnected as disconnected
from .kin import first_degree_relatives as first_degree_relatives
from .kin import founders as founders
from .kin import full_siblings as full_siblings
from .kin import half_siblings as half_siblings
from .kin import monozygotic_twins as monozygotic_twins
from .kin import parents as parents
from .kin import partners as partners
from .kin import social_children as social_children
from .kinship import inbreeding_coefficient as inbreeding_coefficient
from .kinship import kinship_coefficient as kinship_coefficient
from .kinship import x_kinship_coefficient as x_kinship_coefficient
from .kinship import x_kinship_coefficients as x_kinship_coefficients
from .legal_words import legal_kin as legal_kin
from .lineage import Lineage as Lineage
from .paths import inheritance_paths as inheritance_paths
from .person import FamilyId as FamilyId
from .person import Person as Person
from .person import PersonId as PersonId
from .person import Sex as Sex
from .person import TestResult as TestResult
from .relationships import Relationship as Relationship
from .relationships import relationship as relationship
from .relationships import relationships_from as relationships_from
from .relationships import relatives as relatives
from .sides import Side as Side
from .ties import EdgeKind as EdgeKind

__all__ = [
    "EdgeKind",
    "Family",
    "FamilyError",
    "FamilyId",
    "Fault",
    "Lineage",
    "Person",
    "PersonId",
    "Relationship",
    "Sex",
    "SexNeededError",
    "Side",
    "TestResult",
    "UnknownPersonError",
    "ancestors",
    "children",
    "descendants",
    "disconnected",
    "family_doubts",
    "first_degree_relatives",
    "founders",
    "full_siblings",
    "half_siblings",
    "inbreeding_coefficient",
    "inheritance_paths",
    "kinship_coefficient",
    "legal_kin",
    "listed",
    "monozygotic_twins",
    "parents",
    "partners",
    "relationship",
    "relationships_from",
    "relatives",
    "social_children",
    "x_kinship_coefficient",
    "x_kinship_coefficients",
]
