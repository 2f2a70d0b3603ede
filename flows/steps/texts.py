"""Which texts a clinic has taken over: two people sign the present wording once."""

from flows.errors import FlowsError
from flows.steps.office import Office
from letters import LetterKind, element_status, letter_languages, text_digest
from records import Adoption, EventName


def adopt_text(
    office: Office, kind: str, language: str, *, by: str, second: str
) -> bool:
    """Let two people of the clinic take over the text of a letter.

    Parameters
    ----------
    office
        Records and clock.
    kind, language
        Of the letter.
    by, second
        Two different users.

    Returns
    -------
    bool
        Whether it is new: False where the present text was adopted before.

    Raises
    ------
    FlowsError
        Code `same_person`.
    """
    if by == second:
        raise FlowsError(
            f"`{by}` cannot sign twice; another user is accepted as second",
            code="same_person",
        )
    digest = text_digest(LetterKind(kind), language)
    with office.records.unit_of_work() as unit:
        if unit.adoptions.find(kind, language, digest) is not None:
            return False
        moment = office.now()
        unit.adoptions.add(Adoption(kind, language, digest, by, second, moment))
        payload = {
            "kind": kind,
            "language": language,
            "text_sha256": digest,
            "second": second,
        }
        office.say(unit, EventName.TEXT_ADOPTED, payload, by=by)
    return True


def text_status(office: Office) -> list[dict[str, object]]:
    """Give every text we have, and who of this clinic has adopted it.

    Parameters
    ----------
    office
        Records.

    Returns
    -------
    list of dict
        `kind`, `language`, `state`, `elements` (how far the review of each has come),
        `adopted_by`.
    """
    with office.records.unit_of_work(write=False) as unit:
        rows: list[dict[str, object]] = []
        for kind in LetterKind:
            for language in letter_languages(kind):
                digest = text_digest(kind, language)
                adoption = unit.adoptions.find(str(kind), language, digest)
                signers = [] if adoption is None else [adoption.by, adoption.second]
                rows.append(
                    {
                        "kind": str(kind),
                        "language": language,
                        "state": "adopted" if signers else "drafted",
                        "elements": {
                            element: str(status)
                            for element, status in element_status(
                                kind, language
                            ).items()
                        },
                        "adopted_by": signers,
                    }
                )
        return rows
