from .cascade import CascadeStep as CascadeStep
from .cascade import FamilialVariant as FamilialVariant
from .cascade import Note as Note
from .cascade import Offer as Offer
from .cascade import VariantGroupError as VariantGroupError
from .cascade import most_telling_tests as most_telling_tests
from .cascade import plan_cascade as plan_cascade
from .data_faults import DataFault as DataFault
from .data_faults import DataFaultsError as DataFaultsError
from .data_faults import quoted as quoted
from .drawing import draw_family as draw_family
from .drawing import drawing_pdf as drawing_pdf
from .drawing import drawing_png as drawing_png
from .errors import PedigreeError as PedigreeError
from .family import EdgeKind as EdgeKind
from .family import Family as Family
from .family import FamilyError as FamilyError
from .family import FamilyId as FamilyId
from .family import Fault as Fault
from .family import Lineage as Lineage
from .family import Person as Person
from .family import PersonId as PersonId
from .family import Relationship as Relationship
from .family import Sex as Sex
from .family import SexNeededError as SexNeededError
from .family import Side as Side
from .family import TestResult as TestResult
from .family import UnknownPersonError as UnknownPersonError
from .family import ancestors as ancestors
from .family import children as children
from .family import descendants as descendants
from .family import disconnected as disconnected
from .family import family_doubts as family_doubts
from .family import first_degree_relatives as first_degree_relatives
from .family import founders as founders
from .family import full_siblings as full_siblings
from .family import half_siblings as half_siblings
from .family import inbreeding_coefficient as inbreeding_coefficient
from .family import inheritance_paths as inheritance_paths
from .family import kinship_coefficient as kinship_coefficient
from .family import legal_kin as legal_kin
from .family import monozygotic_twins as monozygotic_twins
from .family import parents as parents
from .family import partners as partners
from .family import relationship as relationship
from .family import relatives as relatives
from .family import social_children as social_children
from .family import x_kinship_coefficient as x_kinship_coefficient
from .family import x_kinship_coefficients as x_kinship_coefficients
from .files import FamilyCheck as FamilyCheck
from .files import FamilyFileError as FamilyFileError
from .files import FamilyReading as FamilyReading
from .files import FileFormat as FileFormat
from .files import check_family_file as check_family_file
from .files import load_family as load_family
from .files import parse_family as parse_family
from .files import read_family as read_family
from .files import write_ped as write_ped
from .genes import ConditionZygosity as ConditionZygosity
from .genes import FoundSymbol as FoundSymbol
from .genes import Gene as Gene
from .genes import GeneDataError as GeneDataError
from .genes import GeneFacts as GeneFacts
from .genes import InheritedFrom as InheritedFrom
from .genes import Procedure as Procedure
from .genes import UnknownGeneError as UnknownGeneError
from .genes import find_symbol as find_symbol
from .genes import gene_facts as gene_facts
from .genes import gene_symbols as gene_symbols
from .genes import load_gene as load_gene
from .genes import read_gene_file as read_gene_file
from .inference import CarrierProbability as CarrierProbability
from .inference import Evidence as Evidence
from .inference import InheritanceModel as InheritanceModel
from .inference import InheritanceModelError as InheritanceModelError
from .inference import Likelihood as Likelihood
from .inference import LikelihoodError as LikelihoodError
from .inference import Mode as Mode
from .inference import Observation as Observation
from .inference import ObservationsConflictError as ObservationsConflictError
from .inference import Penetrance as Penetrance
from .inference import Question as Question
from .inference import TestValue as TestValue
from .inference import TooTangledError as TooTangledError
from .inference import carrier_probabilities as carrier_probabilities
from .inference import evidence_of as evidence_of
from .inference import likelihood_of_phenotype as likelihood_of_phenotype
from .inference import likelihood_of_test as likelihood_of_test
from .inference import many_carrier_probabilities as many_carrier_probabilities
from .inference import obligate_carriers as obligate_carriers
from .inference import value_of_tests as value_of_tests
from .model_check import accepted_keys as accepted_keys
from .model_check import model_faults as model_faults
from .model_check import validated as validated
from .register import Register as Register
from .register import RelativesTable as RelativesTable
from .register import UnknownFamilyError as UnknownFamilyError
from .register import check_register_file as check_register_file
from .register import inbreeding_of as inbreeding_of
from .register import kinship_matrix as kinship_matrix
from .register import kinship_of_pairs as kinship_of_pairs
from .register import read_register as read_register
from .register import relationships_of_pairs as relationships_of_pairs
from .register import relatives_of as relatives_of
from .reports import Classification as Classification
from .reports import Finding as Finding
from .reports import LabReport as LabReport
from .reports import Origin as Origin
from .reports import Presence as Presence
from .reports import ReasonCode as ReasonCode
from .reports import ReportedVariant as ReportedVariant
from .reports import ReportedZygosity as ReportedZygosity
from .reports import ReportError as ReportError
from .reports import ReportReason as ReportReason
from .reports import ReportStatus as ReportStatus
from .reports import TriggerDecision as TriggerDecision
from .reports import judge_report as judge_report
from .reports import judge_variant as judge_variant
from .reports import read_report as read_report
from .reports import report_answer as report_answer
from .reports import same_change as same_change
from .surveillance import NO_GROUP as NO_GROUP
from .surveillance import Booking as Booking
from .surveillance import BookingChoice as BookingChoice
from .surveillance import Carrier as Carrier
from .surveillance import Declined as Declined
from .surveillance import ExaminationSeries as ExaminationSeries
from .surveillance import LifeEvent as LifeEvent
from .surveillance import Migrated as Migrated
from .surveillance import Migration as Migration
from .surveillance import MovedAway as MovedAway
from .surveillance import Operated as Operated
from .surveillance import Operation as Operation
from .surveillance import Pause as Pause
from .surveillance import PauseReason as PauseReason
from .surveillance import SeriesState as SeriesState
from .surveillance import SurveillanceError as SurveillanceError
from .surveillance import SurveillancePlan as SurveillancePlan
from .surveillance import carry_over as carry_over
from .surveillance import due_after as due_after
from .surveillance import migrate as migrate
from .surveillance import overdue_after as overdue_after
from .surveillance import parent_of_variant as parent_of_variant
from .surveillance import plan_answer as plan_answer
from .surveillance import plan_from_answer as plan_from_answer
from .surveillance import plan_surveillance as plan_surveillance
from .surveillance import planned_days as planned_days
from .surveillance import propose_migration as propose_migration
from .surveillance import protocol_version as protocol_version
from .surveillance import with_events as with_events
from .yaml_document import YamlDocument as YamlDocument
from .yaml_document import parse_yaml as parse_yaml
from .yaml_document import read_yaml as read_yaml
from .yaml_text import YamlError as YamlError

__all__ = [
    "NO_GROUP",
    "Booking",
    "BookingChoice",
    "Carrier",
    "CarrierProbability",
    "CascadeStep",
    "Classification",
    "ConditionZygosity",
    "DataFault",
    "DataFaultsError",
    "Declined",
    "EdgeKind",
    "Evidence",
    "ExaminationSeries",
    "FamilialVariant",
    "Family",
    "FamilyCheck",
    "FamilyError",
    "FamilyFileError",
    "FamilyId",
    "FamilyReading",
    "Fault",
    "FileFormat",
    "Finding",
    "FoundSymbol",
    "Gene",
    "GeneDataError",
    "GeneFacts",
    "InheritanceModel",
    "InheritanceModelError",
    "InheritedFrom",
    "LabReport",
    "LifeEvent",
    "Likelihood",
    "LikelihoodError",
    "Lineage",
    "Migrated",
    "Migration",
    "Mode",
    "MovedAway",
    "Note",
    "Observation",
    "ObservationsConflictError",
    "Offer",
    "Operated",
    "Operation",
    "Origin",
    "Pause",
    "PauseReason",
    "PedigreeError",
    "Penetrance",
    "Person",
    "PersonId",
    "Presence",
    "Procedure",
    "Question",
    "ReasonCode",
    "Register",
    "Relationship",
    "RelativesTable",
    "ReportError",
    "ReportReason",
    "ReportStatus",
    "ReportedVariant",
    "ReportedZygosity",
    "SeriesState",
    "Sex",
    "SexNeededError",
    "Side",
    "SurveillanceError",
    "SurveillancePlan",
    "TestResult",
    "TestValue",
    "TooTangledError",
    "TriggerDecision",
    "UnknownFamilyError",
    "UnknownGeneError",
    "UnknownPersonError",
    "VariantGroupError",
    "YamlDocument",
    "YamlError",
    "accepted_keys",
    "ancestors",
    "carrier_probabilities",
    "carry_over",
    "check_family_file",
    "check_register_file",
    "children",
    "descendants",
    "disconnected",
    "draw_family",
    "drawing_pdf",
    "drawing_png",
    "due_after",
    "evidence_of",
    "family_doubts",
    "find_symbol",
    "first_degree_relatives",
    "founders",
    "full_siblings",
    "gene_facts",
    "gene_symbols",
    "half_siblings",
    "inbreeding_coefficient",
    "inbreeding_of",
    "inheritance_paths",
    "judge_report",
    "judge_variant",
    "kinship_coefficient",
    "kinship_matrix",
    "kinship_of_pairs",
    "legal_kin",
    "likelihood_of_phenotype",
    "likelihood_of_test",
    "load_family",
    "load_gene",
    "many_carrier_probabilities",
    "migrate",
    "model_faults",
    "monozygotic_twins",
    "most_telling_tests",
    "obligate_carriers",
    "overdue_after",
    "parent_of_variant",
    "parents",
    "parse_family",
    "parse_yaml",
    "partners",
    "plan_answer",
    "plan_cascade",
    "plan_from_answer",
    "plan_surveillance",
    "planned_days",
    "propose_migration",
    "protocol_version",
    "quoted",
    "read_family",
    "read_gene_file",
    "read_register",
    "read_report",
    "read_yaml",
    "relationship",
    "relationships_of_pairs",
    "relatives",
    "relatives_of",
    "report_answer",
    "same_change",
    "social_children",
    "validated",
    "value_of_tests",
    "with_events",
    "write_ped",
    "x_kinship_coefficient",
    "x_kinship_coefficients",
]
