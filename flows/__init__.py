"""Use cases in order: what happens when, as plain functions and as Prefect flows.

This door exports the steps and loads no Prefect; `flows.server` is the other door.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
