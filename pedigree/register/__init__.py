"""A million people as integer arrays; refuses to word what the clinic path words."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
