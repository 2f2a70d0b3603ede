from .plan import plan_cascade as plan_cascade
from .reasons import Note as Note
from .step import CascadeStep as CascadeStep
from .step import Offer as Offer
from .telling import most_telling_tests as most_telling_tests
from .variant import FamilialVariant as FamilialVariant
from .variant import VariantGroupError as VariantGroupError

__all__ = [
    "CascadeStep",
    "FamilialVariant",
    "Note",
    "Offer",
    "VariantGroupError",
    "most_telling_tests",
    "plan_cascade",
]
