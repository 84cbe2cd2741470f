"""The small words of the decoder's tests."""

from __future__ import annotations

import pytest

from ime.decoder import Decoder
from tests.decoder.small_words import ARPA, ENTRIES
from tests.miniature import compile_miniature, open_miniature


@pytest.fixture(scope="session")
def decoder(tmp_path_factory: pytest.TempPathFactory) -> Decoder:
    folder = compile_miniature(tmp_path_factory.mktemp("small"), ENTRIES, ARPA)
    return open_miniature(folder)
