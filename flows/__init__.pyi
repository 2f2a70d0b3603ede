from .errors import FlowsError as FlowsError
from .errors import IntakeError as IntakeError
from .errors import ServerError as ServerError
from .errors import UnknownCaseError as UnknownCaseError
from .steps import ClassChange as ClassChange
from .steps import Decided as Decided
from .steps import Intake as Intake
from .steps import IntakeFiles as IntakeFiles
from .steps import IntakeRefusedError as IntakeRefusedError
from .steps import Office as Office
from .steps import ProtocolQuestion as ProtocolQuestion
from .steps import RelativeResult as RelativeResult
from .steps import Signature as Signature
from .steps import SignedRuling as SignedRuling
from .steps import add_overlay as add_overlay
from .steps import adopt_protocol as adopt_protocol
from .steps import adopt_text as adopt_text
from .steps import approve_case as approve_case
from .steps import decide_case as decide_case
from .steps import dispatch_case as dispatch_case
from .steps import draft_letters as draft_letters
from .steps import draw_case as draw_case
from .steps import due_examinations as due_examinations
from .steps import explain as explain
from .steps import export_drafts as export_drafts
from .steps import is_held as is_held
from .steps import is_released as is_released
from .steps import is_up_to_date as is_up_to_date
from .steps import list_cases as list_cases
from .steps import list_overlays as list_overlays
from .steps import office_from_environment as office_from_environment
from .steps import open_office as open_office
from .steps import park_case as park_case
from .steps import plan_case as plan_case
from .steps import propose_protocol as propose_protocol
from .steps import read_clinic as read_clinic
from .steps import read_intake as read_intake
from .steps import reclassify_case as reclassify_case
from .steps import record_clinic as record_clinic
from .steps import record_examination as record_examination
from .steps import record_intake as record_intake
from .steps import record_result as record_result
from .steps import release_case as release_case
from .steps import rule_on_relative as rule_on_relative
from .steps import separate_case as separate_case
from .steps import show_case as show_case
from .steps import stop_refused_case as stop_refused_case
from .steps import sweep_examinations as sweep_examinations
from .steps import text_status as text_status
from .steps import trace_case as trace_case

__all__ = [
    "ClassChange",
    "Decided",
    "FlowsError",
    "Intake",
    "IntakeError",
    "IntakeFiles",
    "IntakeRefusedError",
    "Office",
    "ProtocolQuestion",
    "RelativeResult",
    "ServerError",
    "Signature",
    "SignedRuling",
    "UnknownCaseError",
    "add_overlay",
    "adopt_protocol",
    "adopt_text",
    "approve_case",
    "decide_case",
    "dispatch_case",
    "draft_letters",
    "draw_case",
    "due_examinations",
    "explain",
    "export_drafts",
    "is_held",
    "is_released",
    "is_up_to_date",
    "list_cases",
    "list_overlays",
    "office_from_environment",
    "open_office",
    "park_case",
    "plan_case",
    "propose_protocol",
    "read_clinic",
    "read_intake",
    "reclassify_case",
    "record_clinic",
    "record_examination",
    "record_intake",
    "record_result",
    "release_case",
    "rule_on_relative",
    "separate_case",
    "show_case",
    "stop_refused_case",
    "sweep_examinations",
    "text_status",
    "trace_case",
]
