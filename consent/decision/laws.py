"""Which country's law a leg stands under; without one a person must judge."""

from consent.decision.sentences import Say
from consent.decision.verdict import Verdict, ask
from consent.decision.view import View
from consent.rulebook_country import CountryLaw

__all__ = ["clinic_law", "gene_known", "law_at", "residence_law", "test_law"]


def law_at(
    view: View, country: str | None, region: str | None, *, key: str
) -> CountryLaw | Verdict:
    """Return the law of a place, or the answer where there is none.

    A country is never guessed. Great Britain needs its region.
    """
    if country is None:
        return ask(view.note(key, Say.COUNTRY_UNKNOWN), settles=(key,))
    law = view.rulebook.country(country, region)
    if law is None:
        where = country if region is None else region
        said = view.note(key, Say.NO_FILE, country=country, value=where)
        return ask(said, settles=(key.replace(".country", ".region"), "person"))
    return law


def clinic_law(view: View) -> CountryLaw | Verdict:
    """Return the law of the place where the disclosing professional works."""
    clinic = view.situation.clinic
    return law_at(view, clinic.country, clinic.region, key="clinic.country")


def residence_law(view: View) -> CountryLaw | Verdict:
    """Return the law of the relative's residence."""
    relative = view.situation.relative
    return law_at(view, relative.country, relative.region, key="relative.country")


def test_law(view: View) -> CountryLaw | Verdict:
    """Return the law of the place of the test: the relative's where left out."""
    test, relative = view.situation.test, view.situation.relative
    if test.country is not None:
        same = test.country == relative.country
        region = test.region or (relative.region if same else None)
        return law_at(view, test.country, region, key="test.country")
    region = test.region or relative.region
    return law_at(view, relative.country, region, key="relative.country")


def gene_known(view: View) -> tuple[Verdict, ...]:
    """Return nothing where the gene is known, else the answer that a person judges."""
    if view.situation.condition.gene is not None:
        return ()
    key = "condition.gene"
    return (ask(view.note(key, Say.GENE_UNKNOWN), settles=(key,)),)
