"""No family of fields falls under its floor, on the open part of the corpus or on the part set aside."""

from __future__ import annotations

import pytest

from tests.accuracy.corpus import PARTS, Measured, measure


@pytest.fixture(scope="module", params=PARTS)
def measured(request: pytest.FixtureRequest) -> Measured:
    return measure(request.param)


def test_no_family_has_fallen(measured: Measured) -> None:
    assert list(measured.falls()) == []


def test_every_document_of_the_corpus_was_judged(measured: Measured) -> None:
    assert measured.documents >= {"open": 150, "aside": 100}[measured.part]
