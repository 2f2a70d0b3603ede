"""The states of a case that steps ask for by name."""

HELD = "held"
OPENED = "opened"
UNSETTLED = "UNSETTLED"
"""The gene of a case whose report contradicts itself and is held."""
COUNSELLOR = "counsellor"
"""What a held case waits for where only a person can judge, not the laboratory."""
