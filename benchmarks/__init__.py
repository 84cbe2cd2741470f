"""Accuracy, speed and memory of Siyu, alone and beside other pinyin engines.

`README.md` in this folder says what there is to run.
"""
