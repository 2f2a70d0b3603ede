"""The names a file may give its columns; refuses to read what is in them."""

from __future__ import annotations

FAMILY = "FamilyID"
INDIVIDUAL = "IndividualID"
FATHER = "PaternalID"
MOTHER = "MaternalID"
SEX = "Sex"
PHENOTYPE = "Phenotype"
SIX = (FAMILY, INDIVIDUAL, FATHER, MOTHER, SEX, PHENOTYPE)

PROBAND = "Proband"
CONSULTAND = "Consultand"
ALIVE = "Alive"
DECEASED = "Deceased"
BIRTH_YEAR = "BirthYear"
DOB = "DOB"
COUNTRY = "Country"
LANGUAGE = "Language"
GENDER = "Gender"
TWIN = "MZTwin"
ADOPTED = "Adopted"
RESULT = "Result"
TESTED = "Tested"

# Columns of the field that are kept and not used.
KEPT = (
    "DOD",
    "Age",
    "AgeAtDeath",
    "DZTwin",
    "Gene",
    "Variant",
    "InheritanceModel",
)

OTHER_NAMES = {
    FAMILY: ("Family", "FamID", "FID", "Fam", "Pedigree", "PedigreeID", "Kindred"),
    INDIVIDUAL: (
        "Individual",
        "IID",
        "Ind",
        "IndID",
        "ID",
        "Person",
        "PersonID",
        "Sample",
        "SampleID",
    ),
    FATHER: ("Father", "FatherID", "Paternal", "Pat", "Dad", "DadID", "Sire", "SireID"),
    MOTHER: (
        "Mother",
        "MotherID",
        "Maternal",
        "Mat",
        "Mom",
        "MomID",
        "Mum",
        "MumID",
        "Dam",
        "DamID",
    ),
    SEX: (),
    PHENOTYPE: ("Phen", "Pheno", "Affected", "Affection", "AffectionStatus", "Status"),
    PROBAND: (),
    CONSULTAND: (),
    ALIVE: (),
    DECEASED: ("Dead",),
    BIRTH_YEAR: ("YOB", "YearOfBirth"),
    DOB: ("DateOfBirth", "BirthDate"),
    COUNTRY: (),
    LANGUAGE: (),
    GENDER: (),
    TWIN: ("Twin", "MZTwins"),
    ADOPTED: (),
    RESULT: ("TestResult",),
    TESTED: (),
}


def plain_name(name: str) -> str:
    """Give a column name as it is compared: case, `_`, `-` and blanks do not count."""
    kept = (sign for sign in name.casefold() if sign not in "_- ")
    return "".join(kept)


BY_PLAIN_NAME = {
    plain_name(name): column
    for column, names in OTHER_NAMES.items()
    for name in (column, *names)
} | {plain_name(name): name for name in KEPT}


def column_of(name: str) -> str | None:
    """Column that a name in a header means, or `None` for one of the file's own.

    Examples
    --------
    >>> column_of("year_of-birth"), column_of("shoe size")
    ('BirthYear', None)
    """
    return BY_PLAIN_NAME.get(plain_name(name))
