from .blocks import kinship_matrix as kinship_matrix
from .kindred import RelativesTable as RelativesTable
from .kindred import relatives_of as relatives_of
from .kinship import inbreeding_of as inbreeding_of
from .kinship import kinship_of_pairs as kinship_of_pairs
from .naming import relationships_of_pairs as relationships_of_pairs
from .reading import check_register_file as check_register_file
from .reading import read_register as read_register
from .register import Register as Register
from .register import UnknownFamilyError as UnknownFamilyError

__all__ = [
    "Register",
    "RelativesTable",
    "UnknownFamilyError",
    "check_register_file",
    "inbreeding_of",
    "kinship_matrix",
    "kinship_of_pairs",
    "read_register",
    "relationships_of_pairs",
    "relatives_of",
]
