"""`ruam ask`: the dashboard's questions and measures in the shell. Words become typed parameters; the answer is a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from queries import ask as asking
from queries.measures import measures
from queries.route import FILTERS, measure
from queries.warehouse import Warehouse

MEASURE = "measure"


class AskRefused(Exception):
    """Something that cannot be asked so. Says what, and how it can."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows, and what they answer: the question's name, and the generation asked."""

    question: str
    generation: str
    rows: pd.DataFrame


def answer(warehouse: Warehouse, question: str, words: Sequence[str]) -> Answer:
    """Ask a question by name, or `measure`. `words` are NAME=VALUE; a list has commas, or is said several times.

    Raises AskRefused, QuestionError or RequestError, whose messages say what can be asked.
    """
    if question == MEASURE:
        return Answer(question, warehouse.generation, _measured(warehouse, words))
    loaded = asking.load(warehouse, question)
    given = _named(words)
    declared = {p.name: p for p in loaded.parameters}
    unknown = sorted(set(given) - set(declared))
    if unknown:
        raise AskRefused(
            f"{question} ไม่มี / has no {', '.join(unknown)}. มี / It has: "
            + ("; ".join(f"{p.name} {p.type} ({p.meaning})" for p in loaded.parameters) or "-")
        )
    values: dict[str, Any] = {
        name: _value(name, p.type, given[name]) if name in given else None for name, p in declared.items()
    }
    if "demonstration" in values and values["demonstration"] is None:
        values["demonstration"] = _only_demonstration(warehouse)
    missing = [p.name for p in declared.values() if values[p.name] is None and not p.is_optional]
    if missing:
        raise AskRefused(f"{question}: ต้องระบุ / say {' '.join(f'{name}=…' for name in missing)}")
    return Answer(question, warehouse.generation, asking.answer(warehouse, loaded, values))


def known(warehouse: Warehouse) -> list[dict[str, str]]:
    """What can be asked: each question with its words and parameters, then each measure with what it means."""
    told = []
    for name in asking.names():
        one = asking.load(warehouse, name)
        parameters = " ".join(f"{p.name}={p.type}" for p in one.parameters)
        told.append({"ask": name, "th": one.question_th, "en": one.question_en, "parameters": parameters})
    for measured in measures().values():
        by = f"by={','.join(measured.dimensions)}"
        told.append(
            {
                "ask": f"{MEASURE} {measured.name}",
                "th": measured.label.th,
                "en": measured.label.en,
                "parameters": by,
            }
        )
    return told


def csv(rows: pd.DataFrame) -> str:
    """As CSV; unknown is empty."""
    return str(rows.to_csv(index=False, lineterminator="\n"))


def plain(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """As plain values for JSON; unknown is None, times are ISO 8601."""
    found: list[dict[str, Any]] = json.loads(rows.to_json(orient="records", date_format="iso", force_ascii=False))
    return found


def _measured(warehouse: Warehouse, words: Sequence[str]) -> pd.DataFrame:
    names = [name for word in words if "=" not in word for name in word.split(",")]
    given = _named([word for word in words if "=" in word])
    by = [d for text in given.pop("by", []) for d in text.split(",") if d]
    demonstration = given.pop("demonstration", None)
    if not names:
        raise AskRefused(f"ระบุมาตรวัด / name a measure: {', '.join(measures())}")
    filters = {
        name: _value(name, "INTEGER[]" if name in ("fiscal_year", "round", "level", "has_level") else "TEXT[]", texts)
        for name, texts in given.items()
    }
    unknown = sorted(set(filters) - set(FILTERS))
    if unknown:
        raise AskRefused(f"ไม่มีตัวกรอง / no such filter: {', '.join(unknown)}. มี / There are: {', '.join(FILTERS)}")
    is_demonstration = (
        _only_demonstration(warehouse)
        if demonstration is None
        else bool(_value("demonstration", "BOOLEAN", demonstration))
    )
    return measure(warehouse, names, by, filters, demonstration=is_demonstration)


def _only_demonstration(warehouse: Warehouse) -> bool:
    """Demonstration data is shown only where there is nothing else, as on the pages."""
    return not bool(asking.ask(warehouse, "data_state").loc[0, "has_real"])


def _named(words: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise AskRefused(f"{word!r}: เขียน / write NAME=VALUE, เช่น / such as fiscal_years=2567,2568")
        found.setdefault(name, []).append(value)
    return found


def _value(name: str, kind: str, texts: Sequence[str]) -> Any:
    if kind.endswith("[]"):
        # Said once, commas part the values; said several times, each is one, and may hold a comma.
        several = texts if len(texts) > 1 else texts[0].split(",") if texts[0] != "" or kind == "TEXT[]" else []
        return [_value(name, kind.removesuffix("[]"), [text]) for text in several]
    text = texts[-1]
    try:
        if kind == "BOOLEAN":
            return {"true": True, "false": False}[text.lower()]
        read: dict[str, Callable[[str], Any]] = {
            "INTEGER": int,
            "DOUBLE": float,
            "DATE": date.fromisoformat,
            "TIMESTAMP": datetime.fromisoformat,
        }
        return read.get(kind, str)(text)
    except (KeyError, ValueError):
        raise AskRefused(f"{name} เป็น / is {kind}, ไม่ใช่ / not {text!r}") from None
