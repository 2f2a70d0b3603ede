"""What can go wrong in an inference; identifiers only, never a genotype."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pedigree.errors import PedigreeError

if TYPE_CHECKING:
    from pedigree.family import PersonId

__all__ = [
    "InheritanceModelError",
    "LikelihoodError",
    "ObservationsConflictError",
    "TooTangledError",
]


class InheritanceModelError(PedigreeError):
    """A frequency, de novo share or mode that no inference can use."""

    code = "inheritance_model"


class LikelihoodError(PedigreeError):
    """A chance, sensitivity or penetrance that cannot be one."""

    code = "likelihood"


class ObservationsConflictError(PedigreeError):
    """The observations cannot all be true under the inheritance model.

    Parameters
    ----------
    people
        A smallest set of people whose observations cannot be true together.
    """

    code = "observations_conflict"

    def __init__(self, people: tuple[PersonId, ...]) -> None:
        self.people = people
        listed = ", ".join(f"`{person}`" for person in people)
        subject = (
            f"the observation of {listed} cannot be true"
            if len(people) == 1
            else f"the observations of {listed} cannot be true together"
        )
        super().__init__(
            f"{subject}: check sample, result and parentage; a de novo share above "
            "0 allows for a new mutation",
            item=people[0] if len(people) == 1 else None,
        )


class TooTangledError(PedigreeError):
    """An exact answer would need a table too large to compute.

    Parameters
    ----------
    clique_size
        How many people depend on each other at once where the order found first
        becomes infeasible; the largest such group may be larger.
    """

    code = "too_tangled"

    def __init__(self, clique_size: int) -> None:
        self.clique_size = clique_size
        super().__init__(
            f"the marriage loops of this family tie at least `{clique_size}` people "
            "together at once, too many for an exact answer: leave out untested "
            "relatives who close a loop, or record more test results in it"
        )
