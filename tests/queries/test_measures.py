"""Measures: declared once, validated, worked out as a sum over a sum, withheld where they rest on too little."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from queries.measures import (
    MeasureError,
    MeasureValue,
    bits,
    columns,
    expression,
    families,
    load,
    measures,
    value,
    vocabulary,
)
from queries.scan import OF_CATEGORIES, TABLES
from queries.warehouse import MODELS, read_model

GOOD = """\
[done_share]
label = { th = "ทำแล้ว", en = "Done" }
definition = { th = "นิยาม", en = "What it is." }
numerator = "followed_done"
denominator = "events_with_level"
n = "events_with_level"
coverage = { known = "events_with_level", of = "events_held" }
sums_over = ["round"]
least_n = 5
format = "percent"
"""


def written(tmp_path: Path, text: str) -> Path:
    """A file of measures."""
    path = tmp_path / "measures.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_measures_are_sound() -> None:
    assert len(measures()) == 37
    for name, measure in measures().items():
        assert re.search("[ก-๙]", measure.label.th), name
        assert re.search("[ก-๙]", measure.definition.th), name
        assert not re.search("[ก-๙]", measure.label.en + measure.definition.en), name
        assert measure.denominator is None or measure.format in ("percent", "ratio"), name
        assert measure.least_n >= 1 or measure.format == "count", f"{name}: a rate over nothing"
        assert set(measure.sums_over) <= set(measure.dimensions), f"{name} cannot be asked by what it sums over"
        assert not (set(measure.sums_over) and "(" in measure.numerator), f"{name}: no sum, so it adds up over nothing"


def test_every_column_of_a_family_is_made_by_the_models() -> None:
    for name, family in families().items():
        for members in family.members.values():
            used = [c for names in members.values() for c in names]
            assert set(used) <= set(columns()), name
        assert set(family.total) <= set(columns()), name


def test_what_is_counted_of_a_category_is_a_column_of_every_table_of_categories() -> None:
    for name, family in families().items():
        assert not family.categories or name in OF_CATEGORIES
        assert {c for members in family.categories.values() for used in members.values() for c in used} <= set(
            bits("participant_categories")
        )
    for table in filter(None, (table.by_category for table in TABLES)):
        assert set(OF_CATEGORIES) < set(read_model(MODELS / f"64_{table}.sql").columns)
    # What an activity has of people stands in five bits and what is above them.
    assert max(bits("participant_categories").values()) < 32


def test_the_bits_are_numbered_without_a_gap() -> None:
    for lookup in ("participant_categories", "finding_rules"):
        assert list(bits(lookup).values()) == list(range(len(bits(lookup))))


@pytest.mark.parametrize("text", ["1", "events_held + 1", "sum(events_held)", "median(events_held)", "count(*)", " "])
def test_what_is_of_no_allowed_form_is_no_expression(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        expression(text)
    assert text not in vocabulary()
    assert all(expression(allowed) for allowed in vocabulary())


def test_no_label_is_given_to_two_measures() -> None:
    for language in ("th", "en"):
        labels = [getattr(measure.label, language) for measure in measures().values()]
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("least_n = 5", "least = 5", "unknown keys: least; missing keys: least_n"),
        ("least_n = 5", "least_n = 5\ncolour = 'red'", "unknown keys: colour; missing keys: none"),
        ("least_n = 5", "least_n = -1", "least_n is -1"),
        ("least_n = 5", "least_n = true", "least_n is True"),
        ('numerator = "followed_done"', 'numerator = "1; drop table report"', "no expression"),
        ('numerator = "followed_done"', 'numerator = "median(round)"', "numerator = 'median(round)' is no expression"),
        ('of = "events_held"', 'of = "events"', "coverage.of = 'events' is no expression"),
        ('of = "events_held"', 'off = "events_held"', "coverage is"),
        ('["round"]', '["colour"]', "sums_over"),
        ('"percent"', '"stars"', "format is 'stars'"),
        ('["round"]', '["round"]\nparts = ["colour"]', "parts"),
        ('"percent"', '"count"', "a count, median or index has no denominator"),
        ('en = "Done"', 'de = "Fertig"', "label is"),
        ('th = "นิยาม"', 'th = " "', "definition is"),
        ("[done_share]", "[done_share", "not TOML"),
    ],
)
def test_a_slip_in_the_file_is_an_error(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in GOOD
    assert list(load(written(tmp_path, GOOD))) == ["done_share"]
    with pytest.raises(MeasureError, match=re.escape(says)):
        load(written(tmp_path, GOOD.replace(old, new)))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        # value, n, known, of, reason, numerator, denominator
        ((2, 5, 7), MeasureValue(0.4, 5, 5, 7, None, 2, 5)),
        ((0, 5, 7), MeasureValue(0.0, 5, 5, 7, None, 0, 5)),  # none done is known, and is zero
        ((2, 4, 7), MeasureValue(None, 4, 4, 7, "too_few", 2, 4)),
        ((0, 0, 7), MeasureValue(None, 0, 0, 7, "unknown", 0, 0)),  # a share of nothing
        ((None, None, None), MeasureValue(None, None, None, None, "unknown", None, None)),
    ],
)
def test_a_rate(row: tuple[int | None, ...], expected: MeasureValue) -> None:
    names = ["b_followed_done", "b_events_with_level", "b_events_held"]
    assert value(measures()["done_share"], dict(zip(names, row, strict=True)), "b_") == expected
    series = pd.Series(row, index=names, dtype="Int64")
    assert value(measures()["done_share"], series, "b_") == expected


def test_a_count_is_shown_also_where_it_is_zero() -> None:
    row = {"events_held": 0, "agencies_reported": 1, "agencies_expected": None}
    assert value(measures()["events_held"], row) == MeasureValue(0.0, 0, 1, None, None, 0, None)


def test_a_column_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="events_held"):
        value(measures()["events_held"], {"p_events_held": 1})
