"""Which examinations a carrier is due, when, and on whose advice.

Knows gene files, birthdays and what happened to a person; refuses to know law, words
for letters, or today's date: the day comes in as `on`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
