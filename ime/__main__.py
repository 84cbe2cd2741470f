"""`python -m ime` is the command `ime`."""

from __future__ import annotations

from ime.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
