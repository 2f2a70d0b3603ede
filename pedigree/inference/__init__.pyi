from .errors import InheritanceModelError as InheritanceModelError
from .errors import LikelihoodError as LikelihoodError
from .errors import ObservationsConflictError as ObservationsConflictError
from .errors import TooTangledError as TooTangledError
from .evidence import evidence_of as evidence_of
from .likelihood import Evidence as Evidence
from .likelihood import Likelihood as Likelihood
from .likelihood import Penetrance as Penetrance
from .likelihood import likelihood_of_phenotype as likelihood_of_phenotype
from .likelihood import likelihood_of_test as likelihood_of_test
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
    "Evidence",
    "InheritanceModel",
    "InheritanceModelError",
    "Likelihood",
    "LikelihoodError",
    "Mode",
    "Observation",
    "ObservationsConflictError",
    "Penetrance",
    "Question",
    "TestValue",
    "TooTangledError",
    "carrier_probabilities",
    "evidence_of",
    "likelihood_of_phenotype",
    "likelihood_of_test",
    "many_carrier_probabilities",
    "obligate_carriers",
    "value_of_tests",
]
