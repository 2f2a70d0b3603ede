from .plan import plan_cascade as plan_cascade
from .reasons import Note as Note
from .step import CascadeStep as CascadeStep
from .step import Offer as Offer
from .variant import FamilialVariant as FamilialVariant
from .variant import VariantGroupError as VariantGroupError

__all__ = [
    "CascadeStep",
    "FamilialVariant",
    "Note",
    "Offer",
    "VariantGroupError",
    "plan_cascade",
]
