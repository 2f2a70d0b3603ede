"""Whom to offer a cascade test now, who waits for whom, and why.

Knows families, genes and ages; refuses to know any country's law or anyone's consent.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
