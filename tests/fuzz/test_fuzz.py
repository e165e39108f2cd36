"""Whatever is sent, a reader answers: with a reading, or with a refusal that says what, where and what to do.

Ten thousand documents: real ones that were damaged, a seed each; structures that hypothesis builds; and those of
`hostile`, made to swell or to stall. A child process reads them, so that a crash or a hang has a name. What failed is
read again by `python -m tests.fuzz ENDING SEED`. RUAM_FUZZ_CASES says how many, RUAM_FUZZ_SEED from which seed on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz import structures
from tests.fuzz.formats import FORMATS, Format, damaged
from tests.fuzz.hostile import hostile_documents
from tests.fuzz.structures import Case, Cases
from tests.fuzz.watch import Watched

CASES = int(os.environ.get("RUAM_FUZZ_CASES") or 10_000)
FIRST_SEED = int(os.environ.get("RUAM_FUZZ_SEED") or 0)
_BUILT_SHARE = 0.2
_STRUCTURES = {
    "texts": structures.texts(),
    "tables of text": structures.tables_of_text(),
    "pages": structures.pages(),
    "word documents": structures.word_documents(),
    "pdfs": structures.pdfs(),
    "archives": structures.archives(),
    "packages": structures.packages(),
}
# So many together that neither of two cores waits for the other.
_PARTS = 4


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with Watched() as child:
        yield child


def test_the_shares_of_the_formats_are_a_hundred() -> None:
    assert sum(form.share for form in FORMATS) == 100


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(_PARTS))
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.ending)
def test_damaged_files(watched: Watched, form: Format, part: int) -> None:
    count = round(CASES * (1 - _BUILT_SHARE) * form.share / 100)
    troubles = []
    for number in range(FIRST_SEED + part, FIRST_SEED + count, _PARTS):
        verdict = watched.read(damaged(form, number), f"{number}.{form.ending}")
        if verdict.trouble:
            troubles.append(f"python -m tests.fuzz {form.ending} {number}\n{verdict.trouble}")
    assert not troubles, f"{len(troubles)} of {count}:\n\n" + "\n\n".join(troubles[:5])


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("cases", _STRUCTURES.values(), ids=_STRUCTURES.keys())
def test_structures(watched: Watched, cases: Cases) -> None:
    @seed(FIRST_SEED)
    @settings(
        max_examples=max(round(CASES * _BUILT_SHARE / len(_STRUCTURES)), 1),
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def every_case(case: Case) -> None:
        assert watched.read(*case).trouble == ""

    every_case()


@pytest.mark.parametrize("name", hostile_documents())
def test_hostile_documents(watched: Watched, name: str) -> None:
    verdict = watched.read(hostile_documents()[name](), name)
    assert verdict.trouble == ""
