"""Trains a language model from text; `docs/training.md` says how, `pipeline` shows the stages."""

from __future__ import annotations

from ime.compiler.train.command import add_arguments, run

__all__ = ["add_arguments", "run"]
