from .decision import AskHuman as AskHuman
from .decision import Hold as Hold
from .decision import Outcome as Outcome
from .decision import Permit as Permit
from .decision import PermitForgedError as PermitForgedError
from .decision import Reason as Reason
from .decision import Refuse as Refuse
from .decision import decide as decide
from .decision import outcome_dict as outcome_dict
from .errors import ConsentError as ConsentError
from .errors import CountryFileError as CountryFileError
from .errors import DataFault as DataFault
from .errors import OverlayError as OverlayError
from .errors import SituationError as SituationError
from .law_changes import OutcomeChange as OutcomeChange
from .law_changes import outcome_changes as outcome_changes
from .law_diff import LawChange as LawChange
from .law_diff import law_diff as law_diff
from .law_diff import page_diff as page_diff
from .law_probe import law_probe as law_probe
from .law_text import CountryPage as CountryPage
from .law_text import PageEntry as PageEntry
from .law_text import PageRule as PageRule
from .law_text import country_page as country_page
from .law_vocabulary import law_vocabulary as law_vocabulary
from .rulebook import Rulebook as Rulebook
from .rulebook import TransferTable as TransferTable
from .rulebook import TransferTerms as TransferTerms
from .rulebook_country import CountryLaw as CountryLaw
from .rulebook_entries import SECTIONS as SECTIONS
from .rulebook_entries import SIDE_BY_SIDE as SIDE_BY_SIDE
from .rulebook_entries import Circle as Circle
from .rulebook_entries import ConditionAlternatives as ConditionAlternatives
from .rulebook_entries import ConsentFormDetails as ConsentFormDetails
from .rulebook_entries import DeceasedAccess as DeceasedAccess
from .rulebook_entries import Destruction as Destruction
from .rulebook_entries import DirectContactConditions as DirectContactConditions
from .rulebook_entries import Duty as Duty
from .rulebook_entries import JointConsent as JointConsent
from .rulebook_entries import LetterLimit as LetterLimit
from .rulebook_entries import Minors as Minors
from .rulebook_entries import ReflectionTime as ReflectionTime
from .rulebook_entries import RegisterPermission as RegisterPermission
from .rulebook_entries import RelativeClaim as RelativeClaim
from .rulebook_entries import Retention as Retention
from .rulebook_entries import RightNotToKnowException as RightNotToKnowException
from .rulebook_entries import SectionValue as SectionValue
from .rulebook_entry_words import CertifiedWhen as CertifiedWhen
from .rulebook_entry_words import CoveredByDestruction as CoveredByDestruction
from .rulebook_entry_words import Delivery as Delivery
from .rulebook_entry_words import DestructionTrigger as DestructionTrigger
from .rulebook_entry_words import DutyTime as DutyTime
from .rulebook_entry_words import FamilyBenefit as FamilyBenefit
from .rulebook_entry_words import JointCoverage as JointCoverage
from .rulebook_entry_words import LetterElement as LetterElement
from .rulebook_entry_words import LimitTime as LimitTime
from .rulebook_entry_words import MinorObjection as MinorObjection
from .rulebook_entry_words import MustState as MustState
from .rulebook_entry_words import Nature as Nature
from .rulebook_entry_words import NotListed as NotListed
from .rulebook_entry_words import ObjectionEffect as ObjectionEffect
from .rulebook_entry_words import ReflectionPoint as ReflectionPoint
from .rulebook_entry_words import RetentionEnd as RetentionEnd
from .rulebook_entry_words import Section as Section
from .rulebook_entry_words import ToldFirst as ToldFirst
from .rulebook_entry_words import TransferBasis as TransferBasis
from .rulebook_entry_words import TransferCondition as TransferCondition
from .rulebook_file import read_country as read_country
from .rulebook_folder import country_codes as country_codes
from .rulebook_folder import law_files as law_files
from .rulebook_folder import load_rulebook as load_rulebook
from .rulebook_overlay import Overlay as Overlay
from .rulebook_overlay import overlay_from as overlay_from
from .rulebook_overlay import read_overlay as read_overlay
from .rulebook_overlay import with_overlays as with_overlays
from .rulebook_transfers import read_transfers as read_transfers
from .rulebook_values import KNOWN_FROM as KNOWN_FROM
from .rulebook_values import RULE_WORDS as RULE_WORDS
from .rulebook_values import DatedValue as DatedValue
from .rulebook_values import Entry as Entry
from .rulebook_values import Instrument as Instrument
from .rulebook_values import LawSource as LawSource
from .rulebook_values import Rule as Rule
from .rulebook_values import RuleValue as RuleValue
from .rulebook_values import Transfer as Transfer
from .rulebook_words import Basis as Basis
from .rulebook_words import Condition as Condition
from .rulebook_words import ContactWithConsent as ContactWithConsent
from .rulebook_words import CounselDuty as CounselDuty
from .rulebook_words import Counselling as Counselling
from .rulebook_words import DeceasedProband as DeceasedProband
from .rulebook_words import DefaultRoute as DefaultRoute
from .rulebook_words import DisclosureWithoutConsent as DisclosureWithoutConsent
from .rulebook_words import FormOfDisclosureConsent as FormOfDisclosureConsent
from .rulebook_words import FormOfTestConsent as FormOfTestConsent
from .rulebook_words import IdentityRule as IdentityRule
from .rulebook_words import OrderRule as OrderRule
from .rulebook_words import ProbandDuty as ProbandDuty
from .rulebook_words import RightNotToKnow as RightNotToKnow
from .rulebook_words import RuleName as RuleName
from .rulebook_words import TestOfMinors as TestOfMinors
from .rulebook_words import Treaty as Treaty
from .situation import Situation as Situation
from .situation_condition import with_gene_facts as with_gene_facts
from .situation_condition import with_gene_knowledge as with_gene_knowledge
from .situation_facts import ClinicFacts as ClinicFacts
from .situation_facts import ConditionFacts as ConditionFacts
from .situation_facts import ConsentFacts as ConsentFacts
from .situation_facts import ProbandFacts as ProbandFacts
from .situation_facts import RelativeFacts as RelativeFacts
from .situation_facts import Ruling as Ruling
from .situation_facts import TestFacts as TestFacts
from .situation_file import parse_situations as parse_situations
from .situation_file import read_situations as read_situations
from .situation_kin import civil_degree as civil_degree
from .situation_kin import genetic_degree as genetic_degree
from .situation_words import ConsentForm as ConsentForm
from .situation_words import ConsentGiver as ConsentGiver
from .situation_words import Criteria as Criteria
from .situation_words import Disclosure as Disclosure
from .situation_words import Identity as Identity
from .situation_words import Kin as Kin
from .situation_words import OrderedBy as OrderedBy
from .situation_words import ProbandStatus as ProbandStatus
from .situation_words import Recipient as Recipient
from .situation_words import Register as Register
from .situation_words import RelativeStatus as RelativeStatus
from .situation_words import Request as Request
from .situation_words import RulingIdentity as RulingIdentity
from .situation_words import RulingOutcome as RulingOutcome
from .situation_words import Step as Step
from .situation_words import TestConsentForm as TestConsentForm
from .situation_words import TestConsentGiver as TestConsentGiver
from .situation_words import TestConsentState as TestConsentState
from .situation_words import Tie as Tie
from .situation_words import TransferAbroad as TransferAbroad
from .situation_words import Wish as Wish
from .vocabulary import Addressee as Addressee
from .vocabulary import Confidence as Confidence
from .vocabulary import Leg as Leg
from .vocabulary import MissingAct as MissingAct
from .vocabulary import OutcomeWord as OutcomeWord
from .vocabulary import Route as Route
from .vocabulary import Task as Task
from .vocabulary import Word as Word

__all__ = [
    "KNOWN_FROM",
    "RULE_WORDS",
    "SECTIONS",
    "SIDE_BY_SIDE",
    "Addressee",
    "AskHuman",
    "Basis",
    "CertifiedWhen",
    "Circle",
    "ClinicFacts",
    "Condition",
    "ConditionAlternatives",
    "ConditionFacts",
    "Confidence",
    "ConsentError",
    "ConsentFacts",
    "ConsentForm",
    "ConsentFormDetails",
    "ConsentGiver",
    "ContactWithConsent",
    "CounselDuty",
    "Counselling",
    "CountryFileError",
    "CountryLaw",
    "CountryPage",
    "CoveredByDestruction",
    "Criteria",
    "DataFault",
    "DatedValue",
    "DeceasedAccess",
    "DeceasedProband",
    "DefaultRoute",
    "Delivery",
    "Destruction",
    "DestructionTrigger",
    "DirectContactConditions",
    "Disclosure",
    "DisclosureWithoutConsent",
    "Duty",
    "DutyTime",
    "Entry",
    "FamilyBenefit",
    "FormOfDisclosureConsent",
    "FormOfTestConsent",
    "Hold",
    "Identity",
    "IdentityRule",
    "Instrument",
    "JointConsent",
    "JointCoverage",
    "Kin",
    "LawChange",
    "LawSource",
    "Leg",
    "LetterElement",
    "LetterLimit",
    "LimitTime",
    "MinorObjection",
    "Minors",
    "MissingAct",
    "MustState",
    "Nature",
    "NotListed",
    "ObjectionEffect",
    "OrderRule",
    "OrderedBy",
    "Outcome",
    "OutcomeChange",
    "OutcomeWord",
    "Overlay",
    "OverlayError",
    "PageEntry",
    "PageRule",
    "Permit",
    "PermitForgedError",
    "ProbandDuty",
    "ProbandFacts",
    "ProbandStatus",
    "Reason",
    "Recipient",
    "ReflectionPoint",
    "ReflectionTime",
    "Refuse",
    "Register",
    "RegisterPermission",
    "RelativeClaim",
    "RelativeFacts",
    "RelativeStatus",
    "Request",
    "Retention",
    "RetentionEnd",
    "RightNotToKnow",
    "RightNotToKnowException",
    "Route",
    "Rule",
    "RuleName",
    "RuleValue",
    "Rulebook",
    "Ruling",
    "RulingIdentity",
    "RulingOutcome",
    "Section",
    "SectionValue",
    "Situation",
    "SituationError",
    "Step",
    "Task",
    "TestConsentForm",
    "TestConsentGiver",
    "TestConsentState",
    "TestFacts",
    "TestOfMinors",
    "Tie",
    "ToldFirst",
    "Transfer",
    "TransferAbroad",
    "TransferBasis",
    "TransferCondition",
    "TransferTable",
    "TransferTerms",
    "Treaty",
    "Wish",
    "Word",
    "civil_degree",
    "country_codes",
    "country_page",
    "decide",
    "genetic_degree",
    "law_diff",
    "law_files",
    "law_probe",
    "law_vocabulary",
    "load_rulebook",
    "outcome_changes",
    "outcome_dict",
    "overlay_from",
    "page_diff",
    "parse_situations",
    "read_country",
    "read_overlay",
    "read_situations",
    "read_transfers",
    "with_gene_facts",
    "with_gene_knowledge",
    "with_overlays",
]
