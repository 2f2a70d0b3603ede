"""What a letter may know: the clinic, the addressee, the variant and the chance.

These values have no field for another person's refusal, consent or letter, so no
text can give it away (element `no_refusal_disclosed`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from .kinds import LetterKind


@dataclass(frozen=True, slots=True)
class ClinicProfile:
    """The clinic that writes.

    `window` names an envelope profile of `letters/windows.yaml`; `web` is the https
    address under which the clinic answers letter codes.
    """

    name: str
    department: str
    address_lines: tuple[str, ...]
    country: str
    telephone: str
    hours: str
    email: str
    web: str
    signatory_name: str
    signatory_role: str
    data_protection_contact: str
    window: str = "din5008b"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who reads the letter.

    `role` is the permit's word: person, guardian, representative, doctor; or
    proband for a cover note. A carried letter has no address lines.
    """

    name: str
    address_lines: tuple[str, ...]
    country: str
    role: str


@dataclass(frozen=True, slots=True)
class GeneWords:
    """The familial variant as the laboratory reported it.

    `cancers` are the cancer codes of the gene file, most important first;
    `childhood_testing` says whether a test before adulthood is advised. With
    `recessive` it takes two changed copies to matter, and the letter's chance is the
    chance of two; `second_variant` is then the other one, for the doctor. With
    `parent_of_origin` tumours follow inheritance from the father.
    """

    symbol: str
    variant: str
    protein: str | None
    transcript: str | None
    classification: str
    laboratory: str | None
    cancers: tuple[str, ...]
    childhood_testing: bool
    recessive: bool = False
    second_variant: str | None = None
    parent_of_origin: bool = False


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything one letter may say.

    `relationship` and `side` are what the relative is to the proband (`aunt`,
    `maternal`); they are printed only beside the proband's name. `concerning` is the
    full name of the minor or represented adult for whom a guardian or representative
    reads, and None for any other reader. `urgent` says that check-ups begin in
    childhood, so that the first appointment should be soon. `inherited_from_mother`
    says whether the reader could have the change from their mother only; it is heard
    for genes of `parent_of_origin`, and None reads as for any other gene.
    """

    reference: str
    code: str
    on: date
    clinic: ClinicProfile
    addressee: Addressee
    gene: GeneWords | None = None
    chance: Fraction | None = None
    proband_name: str | None = None
    relationship: str | None = None
    side: str | None = None
    concerning: str | None = None
    urgent: bool = False
    inherited_from_mother: bool | None = None


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One line of the proband's list: for whom, and what they are to the proband.

    `kind` is None where no letter is written, for a child of the proband: then the
    proband is the guardian, and the clinic speaks with them. `code` is the code of
    that letter, so that letters without a name on them can be told apart; an empty
    `label` says that the clinic does not know the name.
    """

    label: str
    relationship: str
    side: str | None
    kind: LetterKind | None
    code: str | None = None
