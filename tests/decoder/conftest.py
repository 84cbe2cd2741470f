"""One small lexicon and model, with numbers that are easy to add up."""

from __future__ import annotations

from pathlib import Path

import pytest

from ime.decoder import Decoder
from tests.decoder.plain_decoder import PlainDecoder
from tests.decoder.small_words import ARPA, ENTRIES
from tests.miniature import compile_miniature, open_miniature


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_miniature(tmp_path_factory.mktemp("small"), ENTRIES, ARPA)


@pytest.fixture(scope="session")
def decoder(small_folder: Path) -> Decoder:
    return open_miniature(small_folder)


@pytest.fixture(scope="session")
def plain() -> PlainDecoder:
    return PlainDecoder(ENTRIES, ARPA)
