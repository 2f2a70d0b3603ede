from .answer import plan_answer as plan_answer
from .carrier import NO_GROUP as NO_GROUP
from .carrier import Carrier as Carrier
from .carrier import SurveillanceError as SurveillanceError
from .life_events import Declined as Declined
from .life_events import LifeEvent as LifeEvent
from .life_events import MovedAway as MovedAway
from .life_events import Operated as Operated
from .life_events import Pause as Pause
from .life_events import PauseReason as PauseReason
from .life_events import with_events as with_events
from .migration import Booking as Booking
from .migration import BookingChoice as BookingChoice
from .migration import Migrated as Migrated
from .migration import Migration as Migration
from .migration import carry_over as carry_over
from .migration import migrate as migrate
from .migration import propose_migration as propose_migration
from .operations import Operation as Operation
from .origin import parent_of_variant as parent_of_variant
from .plan import SurveillancePlan as SurveillancePlan
from .plan import plan_surveillance as plan_surveillance
from .programmes import due_after as due_after
from .programmes import overdue_after as overdue_after
from .programmes import planned_days as planned_days
from .protocol import protocol_version as protocol_version
from .series import ExaminationSeries as ExaminationSeries
from .series import SeriesState as SeriesState
from .stored import plan_from_answer as plan_from_answer

__all__ = [
    "NO_GROUP",
    "Booking",
    "BookingChoice",
    "Carrier",
    "Declined",
    "ExaminationSeries",
    "LifeEvent",
    "Migrated",
    "Migration",
    "MovedAway",
    "Operated",
    "Operation",
    "Pause",
    "PauseReason",
    "SeriesState",
    "SurveillanceError",
    "SurveillancePlan",
    "carry_over",
    "due_after",
    "migrate",
    "overdue_after",
    "parent_of_variant",
    "plan_answer",
    "plan_from_answer",
    "plan_surveillance",
    "planned_days",
    "propose_migration",
    "protocol_version",
    "with_events",
]
