"""Leg E, may the data leave? The data law of the exporting country."""

from consent.decision.sentences import Say
from consent.decision.verdict import Verdict, ask, hold, permit
from consent.decision.view import View
from consent.rulebook_values import Transfer
from consent.situation_words import Step, TransferAbroad
from consent.vocabulary import MissingAct, Task

__all__ = ["export"]


def export(view: View) -> Verdict:
    """Answer for leg E, from the clinic's country to the relative's residence.

    Parameters
    ----------
    view
        The run.

    Returns
    -------
    Verdict
        Open inside a country and where the table covers the day; otherwise consent to
        the transfer or safeguards open it.
    """
    origin = view.situation.clinic.country
    target = view.situation.relative.country
    if origin is None or target is None:
        key = "clinic.country" if origin is None else "relative.country"
        return ask(view.note(key, Say.COUNTRY_UNKNOWN), settles=(key,))
    if origin == target:
        key = "relative.country"
        said = view.note(key, Say.SAME_COUNTRY, country=origin, value=target)
        return permit(said)
    transfer = view.rulebook.transfer(origin, target, view.on)
    if transfer is not None and not transfer.doubtful:
        return _on_terms(view, transfer).with_tasks(*transfer.tasks)
    settles = (f"{origin}-{target}:transfer",)
    if transfer is not None:
        return ask(view.cite(transfer, Say.DOUBTFUL_LIST), settles=settles)
    values = {"country": origin, "value": target, "to": target}
    return ask(
        view.note("relative.country", Say.TRANSFER_UNKNOWN, **values), settles=settles
    )


def _on_terms(view: View, transfer: Transfer) -> Verdict:
    """Answer by the terms of the day."""
    if transfer.is_open:
        return permit(view.cite(transfer, Say.TRANSFER_OPEN))
    given = view.situation.consent.transfer_abroad is TransferAbroad.GIVEN
    if given or view.done(Step.TRANSFER_SAFEGUARDS):
        covered = permit(view.cite(transfer, Say.TRANSFER_COVERED))
        return covered.with_tasks(Task.TRANSFER_RECORD)
    said = view.cite(transfer, Say.TRANSFER_CLOSED)
    return hold(said, missing=[MissingAct.TRANSFER_CONSENT])
