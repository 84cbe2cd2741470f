"""Engines to play with: one over a few words that the tests know, one over what is shipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ime import Engine


@pytest.fixture(scope="session")
def mini_engine(mini_data: Path) -> Iterator[Engine]:
    with Engine.open(mini_data) as engine:
        yield engine


@pytest.fixture(scope="session")
def packaged_engine() -> Iterator[Engine]:
    with Engine.open() as engine:
        yield engine
