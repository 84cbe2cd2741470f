"""The sentences that the project carries itself."""

from __future__ import annotations

from pathlib import Path

OWN_SENTENCES = Path(__file__).parent / "data" / "sentences.tsv"
