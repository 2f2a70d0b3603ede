from .errors import InheritanceModelError as InheritanceModelError
from .errors import ObservationsConflictError as ObservationsConflictError
from .errors import TooTangledError as TooTangledError
from .model import CarrierProbability as CarrierProbability
from .model import InheritanceModel as InheritanceModel
from .model import Mode as Mode
from .model import Observation as Observation
from .next_test import TestValue as TestValue
from .next_test import obligate_carriers as obligate_carriers
from .next_test import value_of_tests as value_of_tests
from .posterior import carrier_probabilities as carrier_probabilities
from .side_by_side import Question as Question
from .side_by_side import many_carrier_probabilities as many_carrier_probabilities

__all__ = [
    "CarrierProbability",
    "InheritanceModel",
    "InheritanceModelError",
    "Mode",
    "Observation",
    "ObservationsConflictError",
    "Question",
    "TestValue",
    "TooTangledError",
    "carrier_probabilities",
    "many_carrier_probabilities",
    "obligate_carriers",
    "value_of_tests",
]
