"""Use cases as plain functions: each may be killed anywhere and run again."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
