"""The command `ime`: one module for each subcommand, `main` to choose among them.

A subcommand imports what it needs when it runs: `ime convert` must not wait for what only the
composer needs.
"""
