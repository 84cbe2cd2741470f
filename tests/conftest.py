"""Rules for every test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_IN_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}

# No test may fail because a machine is slow; in CI it may not fail by chance either.
settings.register_profile(
    "siyu",
    deadline=None,
    derandomize=_IN_CI,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("siyu")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if _IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        _fail(report, item.nodeid)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    report = yield
    if _IN_CI and report.skipped:
        _fail(report, collector.nodeid)
    return report


def _fail(report: pytest.TestReport | pytest.CollectReport, name: str) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"{name} was skipped, and in CI nothing may be: {reason}"


@pytest.fixture(scope="session")
def mini_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of compiled data: the few words of `tests/scenarios/mini.tsv`, and their model."""
    from ime.compiler.lexicon import compile_lexicon, word_frequencies
    from ime.compiler.model import compile_arpa
    from ime.compiler.source_format import read_source
    from ime.lexicon import SystemLexicon

    scenarios = Path(__file__).with_name("scenarios")
    folder = tmp_path_factory.mktemp("mini")
    entries = list(read_source(scenarios / "mini.tsv"))
    compile_lexicon(entries, folder / "lexicon")
    lexicon = SystemLexicon.open(folder / "lexicon")
    compile_arpa(
        scenarios / "mini.arpa",
        folder / "model",
        vocabulary=lexicon.vocabulary,
        vocabulary_sha256=lexicon.vocabulary_sha256,
        word_frequency=word_frequencies(entries, lexicon.vocabulary),
    )
    return folder
