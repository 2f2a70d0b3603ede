from .family_file import FamilyCheck as FamilyCheck
from .family_file import FamilyReading as FamilyReading
from .family_file import check_family_file as check_family_file
from .family_file import load_family as load_family
from .family_file import parse_family as parse_family
from .family_file import read_family as read_family
from .file_error import FamilyFileError as FamilyFileError
from .ped_writer import write_ped as write_ped
from .recognition import FileFormat as FileFormat

__all__ = [
    "FamilyCheck",
    "FamilyFileError",
    "FamilyReading",
    "FileFormat",
    "check_family_file",
    "load_family",
    "parse_family",
    "read_family",
    "write_ped",
]
