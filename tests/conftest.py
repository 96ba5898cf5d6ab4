"""What holds for all tests.

Speed belongs in the benchmarks: a property holds or not, however busy the machine is.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Lets the tests in a browser run in another one."""
    parser.addoption("--engine", choices=["chromium", "firefox"], default="chromium")
