"""Offline: dictionary sources and text -> the files that the engine maps.

`python -m ime.compiler --help` lists the steps.
"""
