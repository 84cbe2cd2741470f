"""The terminal: a composer on the whole screen that writes its text to standard output.

`ime.shell.composer.run_composer` is the way in; only this room imports prompt_toolkit.
"""
