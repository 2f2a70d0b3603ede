from .alike_cases import separate_case as separate_case
from .approving import Signature as Signature
from .approving import approve_case as approve_case
from .approving import is_released as is_released
from .case_drawing import draw_case as draw_case
from .case_rulings import SignedRuling as SignedRuling
from .case_rulings import rule_on_relative as rule_on_relative
from .case_state import is_held as is_held
from .case_state import is_up_to_date as is_up_to_date
from .case_state import park_case as park_case
from .case_view import explain as explain
from .case_view import list_cases as list_cases
from .case_view import show_case as show_case
from .case_view import trace_case as trace_case
from .class_changes import ClassChange as ClassChange
from .clinics import record_clinic as record_clinic
from .deciding import Decided as Decided
from .deciding import decide_case as decide_case
from .dispatching import dispatch_case as dispatch_case
from .dispatching import export_drafts as export_drafts
from .drafting import draft_letters as draft_letters
from .examinations import due_examinations as due_examinations
from .examinations import record_examination as record_examination
from .examinations import sweep_examinations as sweep_examinations
from .intake import Intake as Intake
from .intake import IntakeFiles as IntakeFiles
from .intake_reading import IntakeRefusedError as IntakeRefusedError
from .intake_reading import read_intake as read_intake
from .intake_recording import record_intake as record_intake
from .law_overlays import add_overlay as add_overlay
from .law_overlays import list_overlays as list_overlays
from .office import Office as Office
from .office import office_from_environment as office_from_environment
from .office import open_office as open_office
from .people_file import read_clinic as read_clinic
from .planning import plan_case as plan_case
from .protocols import ProtocolQuestion as ProtocolQuestion
from .protocols import adopt_protocol as adopt_protocol
from .protocols import propose_protocol as propose_protocol
from .reclassifying import reclassify_case as reclassify_case
from .releasing import release_case as release_case
from .report_changes import stop_refused_case as stop_refused_case
from .results import RelativeResult as RelativeResult
from .results import record_result as record_result
from .texts import adopt_text as adopt_text
from .texts import text_status as text_status

__all__ = [
    "ClassChange",
    "Decided",
    "Intake",
    "IntakeFiles",
    "IntakeRefusedError",
    "Office",
    "ProtocolQuestion",
    "RelativeResult",
    "Signature",
    "SignedRuling",
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
