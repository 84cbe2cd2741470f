"""`ime` alone: the composer."""

from __future__ import annotations

import argparse


def run(arguments: argparse.Namespace) -> int:
    """Open the composer; its exit status is the command's."""
    from ime.shell.composer import run_composer

    return run_composer()
