from .embedded import embedded_server as embedded_server
from .embedded import prefect_settings as prefect_settings
from .launch import run_continue_case as run_continue_case
from .launch import run_start_case as run_start_case

__all__ = [
    "embedded_server",
    "prefect_settings",
    "run_continue_case",
    "run_start_case",
]
