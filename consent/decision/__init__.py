"""Deciding: one situation under one rulebook gives four outcomes with reasons."""

from consent.decision.decide import decide
from consent.decision.outcome import (
    AskHuman,
    Hold,
    Outcome,
    Permit,
    PermitForgedError,
    Reason,
    Refuse,
    outcome_dict,
)

__all__ = [
    "AskHuman",
    "Hold",
    "Outcome",
    "Permit",
    "PermitForgedError",
    "Reason",
    "Refuse",
    "decide",
    "outcome_dict",
]
