"""The error of a family file, and of a text meant to be one."""

from __future__ import annotations

from pedigree.family import FamilyError


class FamilyFileError(FamilyError):
    """A family file that cannot be used: every fault at once, and the file's name."""

    code = "family_file"
