"""Reads the words laboratories use for status, class, origin and genotype.

A word it does not know is None, never a guess.
"""

from __future__ import annotations

import re

from pedigree.reports.report import (
    Classification,
    Origin,
    Presence,
    ReportedZygosity,
    ReportStatus,
)

__all__ = [
    "is_tumour",
    "read_classification",
    "read_origin",
    "read_presence",
    "read_status",
    "read_zygosity",
]

_CLASSES = {
    "pathogenic": Classification.PATHOGENIC,
    "likely_pathogenic": Classification.LIKELY_PATHOGENIC,
    "presumed_pathogenic": Classification.LIKELY_PATHOGENIC,
    "probably_pathogenic": Classification.LIKELY_PATHOGENIC,
    "uncertain": Classification.UNCERTAIN,
    "uncertain_significance": Classification.UNCERTAIN,
    "unknown_significance": Classification.UNCERTAIN,
    "variant_of_uncertain_significance": Classification.UNCERTAIN,
    "vus": Classification.UNCERTAIN,
    "likely_benign": Classification.LIKELY_BENIGN,
    "presumed_benign": Classification.LIKELY_BENIGN,
    "benign": Classification.BENIGN,
}
_BY_NUMBER = {str(found.number): found for found in Classification}
_CLASS = re.compile(
    r"(?:(?:class_?|c)?(?P<before>[1-5]))?_?(?P<word>[a-z_]*?[a-z])?"
    r"(?:_(?:class_?|c)?(?P<after>[1-5]))?"
)
_STATUSES = {
    **{status.value: status for status in ReportStatus},
    "registered": ReportStatus.PRELIMINARY,
    "partial": ReportStatus.PRELIMINARY,
    "appended": ReportStatus.AMENDED,
    "canceled": ReportStatus.CANCELLED,
}
_ORIGINS = {
    "germline": Origin.GERMLINE,
    "de_novo": Origin.GERMLINE,
    "constitutional": Origin.GERMLINE,
    "somatic": Origin.SOMATIC,
    "likely_somatic": Origin.SOMATIC,
    "likely_germline": Origin.UNKNOWN,
    "fetal": Origin.UNKNOWN,
    "likely_fetal": Origin.UNKNOWN,
    "prenatal": Origin.UNKNOWN,
    "unknown": Origin.UNKNOWN,
    "unknown_genomic_origin": Origin.UNKNOWN,
}
_ZYGOSITIES = {
    **{zygosity.value: zygosity for zygosity in ReportedZygosity},
    "het": ReportedZygosity.HETEROZYGOUS,
    "hom": ReportedZygosity.HOMOZYGOUS,
    "hemi": ReportedZygosity.HEMIZYGOUS,
    "mosaicism": ReportedZygosity.MOSAIC,
}
_PRESENCES = {
    "present": Presence.PRESENT,
    "detected": Presence.PRESENT,
    "positive": Presence.PRESENT,
    "absent": Presence.ABSENT,
    "not_detected": Presence.ABSENT,
    "negative": Presence.ABSENT,
    "no_call": Presence.INDETERMINATE,
    "indeterminate": Presence.INDETERMINATE,
}
_TUMOUR = re.compile(
    r"tumou?r|neoplas|carcinoma|ffpe|paraffin|metasta|ctdna|circulating|258435002",
    re.IGNORECASE,
)


def _plain(text: object) -> str:
    return re.sub(r"[\s_/-]+", "_", str(text).strip().lower())


def read_classification(text: object) -> Classification | None:
    """Read a class: its word, its number from 1 to 5, or both where they agree.

    Examples
    --------
    >>> read_classification("Class 4").value
    'likely_pathogenic'
    >>> read_classification("Pathogenic (class 5)").value
    'pathogenic'
    >>> read_classification("benign (class 5)") is None
    True
    """
    plain = re.sub(r"[^a-z0-9]+", "_", str(text).lower()).strip("_")
    match = _CLASS.fullmatch(plain)
    if match is None:
        return None
    number, word = match["before"] or match["after"], match["word"]
    found: list[Classification | None] = [_BY_NUMBER[number]] if number else []
    found += [_CLASSES.get(word.removesuffix("_variant"))] if word else []
    return found[0] if len(set(found)) == 1 else None


def read_status(text: object) -> ReportStatus | None:
    """Read a status, in FHIR's spelling too; `appended` is an amended report."""
    return _STATUSES.get(_plain(text))


def read_origin(text: object) -> Origin | None:
    """Read an origin; what is only likely germline is unknown until confirmed."""
    return _ORIGINS.get(_plain(text))


def read_zygosity(text: object) -> ReportedZygosity | None:
    """Read a genotype."""
    return _ZYGOSITIES.get(_plain(text))


def read_presence(text: object) -> Presence | None:
    """Read whether a variant was found."""
    return _PRESENCES.get(_plain(text))


def is_tumour(specimen: str | None) -> bool:
    """Say whether a specimen is tumour tissue or tumour DNA.

    Examples
    --------
    >>> is_tumour("FFPE block, colon")
    True
    """
    return specimen is not None and _TUMOUR.search(specimen) is not None
