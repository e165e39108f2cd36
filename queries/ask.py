"""Ask a question of the published file: load it, check it, bind the parameters, return the rows.

A question is one statement in `queries/questions/NAME.sql`. Its header, a block of comments, is its contract:

    -- question.th: …            what it answers, in Thai
    -- question.en: …            and in English
    -- grain: one row a …
    -- parameters:
    --   name TYPE [NULL]: meaning        NULL where it may be left open (all)
    -- columns:
    --   name TYPE: meaning               in the order of the statement

Types are INTEGER, DOUBLE, TEXT, BOOLEAN, DATE, TIMESTAMP, and for parameters lists of them (`TEXT[]`).
A statement with a parameter that its header does not declare is refused before it runs: DuckDB 2 would take a
missing parameter from a variable of the same name, silently.
In the DuckDB shell: `prepare q as <the file>` and then `execute q(demonstration := false, rounds := [1], …)`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from numbers import Integral, Real
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from data.store import Store
from queries.warehouse import Warehouse, build

QUESTIONS = Path(__file__).parent / "questions"

# Nullable dtypes: an unknown count stays unknown, it does not turn the column into floats.
DTYPES = {
    "INTEGER": "Int64",
    "DOUBLE": "Float64",
    "BOOLEAN": "boolean",
    "TEXT": "str",
    "DATE": "datetime64[us]",
    "TIMESTAMP": "datetime64[us]",
}
# HUGEINT, what DuckDB's sum returns, is none of the integers: pandas would make it a float.
_DATABASE_TYPES = {
    "INTEGER": {"TINYINT", "SMALLINT", "INTEGER", "BIGINT"},
    "DOUBLE": {"DOUBLE"},
    "BOOLEAN": {"BOOLEAN"},
    "TEXT": {"VARCHAR"},
    "DATE": {"DATE"},
    "TIMESTAMP": {"TIMESTAMP"},
}
_TEXTS = ("question.th", "question.en", "grain")
_ENTRY = re.compile(r"^--   (?P<name>[a-z][a-z0-9_]*) (?P<type>[A-Z]+(?:\[\])?)(?P<null> NULL)?: (?P<meaning>\S.*)$")


class QuestionError(Exception):
    """A question that cannot be asked, or an answer that is not what was declared. Says what, where, what to do."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A declared parameter; `type` may end in `[]`; `is_optional` where NULL means all."""

    name: str
    type: str
    is_optional: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """A declared column of the answer."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its contract. `sql` is the whole file, header included."""

    name: str
    path: Path
    question_th: str
    question_en: str
    grain: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sql: str


def names() -> list[str]:
    """The names of all questions, in alphabetical order."""
    return sorted(path.stem for path in QUESTIONS.glob("*.sql"))


@cache
def parse(path: Path) -> Question:
    """Read a question file and its header. Raises QuestionError where the header breaks the form above."""
    try:
        sql = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.sql"))) or "none"
        raise QuestionError(f"There is no question {path.stem!r} ({path}). Known questions: {known}.") from None

    texts: dict[str, str] = {}
    sections: dict[str, list[re.Match[str]]] = {}
    section: list[re.Match[str]] | None = None
    for number, line in enumerate(sql.splitlines(), start=1):
        if not line.startswith("--"):
            break
        if line.startswith("--   "):
            entry = _ENTRY.match(line)
            if section is None or entry is None or entry["type"].removesuffix("[]") not in DTYPES:
                raise QuestionError(
                    f"{path}:{number}: cannot read {line!r}. Write '--   name TYPE: meaning' under "
                    f"'-- parameters:' or '-- columns:', TYPE one of {', '.join(DTYPES)}."
                )
            section.append(entry)
            continue
        key, colon, text = line.removeprefix("--").strip().partition(":")
        if colon and key in ("parameters", "columns") and key not in sections:
            section = sections[key] = []
        elif colon and key in _TEXTS and key not in texts and text.strip():
            texts[key] = text.strip()
        else:
            raise QuestionError(
                f"{path}:{number}: cannot read {line!r}. The header has, once each: {', '.join(_TEXTS)}, parameters, "
                "columns; put other comments below the first blank line."
            )

    missing = [key for key in _TEXTS if key not in texts] + [k for k in ("parameters", "columns") if k not in sections]
    if missing or not sections["columns"]:
        raise QuestionError(f"{path}: the header lacks {', '.join(missing) or 'columns'}. Add it in the first lines.")
    for key, entries in sections.items():
        found = [entry["name"] for entry in entries]
        twice = sorted({name for name in found if found.count(name) > 1})
        if twice:
            raise QuestionError(f"{path}: {key} declares {', '.join(twice)} twice. Keep one of them.")
    return Question(
        name=path.stem,
        path=path,
        question_th=texts["question.th"],
        question_en=texts["question.en"],
        grain=texts["grain"],
        parameters=tuple(
            Parameter(e["name"], e["type"], e["null"] is not None, e["meaning"]) for e in sections["parameters"]
        ),
        columns=tuple(Column(e["name"], e["type"], e["meaning"]) for e in sections["columns"]),
        sql=sql,
    )


def check_parameters(question: Question, real: set[str]) -> None:
    """Raise QuestionError unless the statement's `real` named parameters are exactly those declared."""
    declared = {parameter.name for parameter in question.parameters}
    if declared == real:
        return
    undeclared = ", ".join(f"${name}" for name in sorted(real - declared)) or "none"
    unused = ", ".join(f"${name}" for name in sorted(declared - real)) or "none"
    raise QuestionError(
        f"{question.path}: header and statement disagree on the parameters (used but not declared: {undeclared}; "
        f"declared but not used: {unused}). Mend the '-- parameters:' block or the statement."
    )


def load(warehouse: Warehouse, name: str) -> Question:
    """The question of this name, its parameters checked against the statement once a process."""
    question = _parsed(name)
    if name not in _checked:
        check_parameters(question, warehouse.statement_parameters(question.sql))
        _checked.add(name)
    return question


def left_open(name: str, **given: Any) -> dict[str, Any]:
    """The parameters of question `name`: those that are given, and None (all) for every other that may be left open."""
    return {p.name: None for p in _parsed(name).parameters if p.is_optional} | given


def takes(name: str, parameter: str) -> bool:
    """Whether question `name` declares a parameter."""
    return any(p.name == parameter for p in _parsed(name).parameters)


def ask(warehouse: Warehouse, name: str, **parameters: Any) -> pd.DataFrame:
    """The answer to question `name`, columns and dtypes as its header declares, unknown as missing values.

    Every declared parameter must be given; None leaves an optional one open (all). An empty list means none of them.
    Raises QuestionError for an unknown question, a wrong parameter, or an answer other than declared.
    """
    question = load(warehouse, name)
    return answer(warehouse, question, parameters)


def told(warehouse: Warehouse, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """As `ask`, as rows with None where nothing is known, of the database's own types: for few of them this is the quicker."""
    question = load(warehouse, name)
    columns, rows = warehouse.tuples(question.sql, _bind(question, parameters))
    _check_columns(question, columns)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def answer(warehouse: Warehouse, question: Question, parameters: Mapping[str, Any]) -> pd.DataFrame:
    """Ask a loaded question; see `ask`."""
    bound = _bind(question, parameters)
    frame = warehouse.query(question.sql, bound)
    _check_columns(question, list(frame.columns))
    try:
        return frame.astype({column.name: DTYPES[column.type] for column in question.columns})
    except (TypeError, ValueError) as error:
        raise QuestionError(f"{question.path}: a column is not of its declared type: {error}.") from error


def _check_columns(question: Question, returned: Sequence[str]) -> None:
    declared = [column.name for column in question.columns]
    if list(returned) != declared:
        raise QuestionError(
            f"{question.path}: the statement returns {list(returned)}, its header declares {declared}. "
            "Mend the '-- columns:' block or the statement."
        )


def check_questions(warehouse: Warehouse | None = None) -> list[str]:
    """Ask every question with everything left open; return what breaks its contract, [] when all is well.

    Without a warehouse an empty generation is built and thrown away: names, parameters, columns and types do not
    depend on rows.
    """
    if warehouse is None:
        with TemporaryDirectory() as home:
            return check_questions(Warehouse.open_path(build(Store(Path(home))).path))
    complaints: list[str] = []
    for name in names():
        try:
            question = parse(QUESTIONS / f"{name}.sql")
            complaints += check_question(warehouse, question)
        except Exception as error:  # noqa: BLE001  one broken question must not hide the next
            complaints.append(f"{name}: {error}")
    return complaints


def check_question(warehouse: Warehouse, question: Question) -> list[str]:
    """Columns whose type in the database is not the declared one. Raises QuestionError for a difference in names."""
    check_parameters(question, warehouse.statement_parameters(question.sql))
    samples = {"BOOLEAN": False, "INTEGER": 0, "DOUBLE": 0.0, "TEXT": ""}
    given = {p.name: None if p.is_optional else samples[p.type] for p in question.parameters}
    answer(warehouse, question, given)
    # The frame alone would not tell: without rows any column can be turned into any type.
    described = warehouse.query(f"describe\n{question.sql}", given)
    real = dict(zip(described["column_name"], described["column_type"], strict=True))
    return [
        f"{question.path}: column {column.name} is {real[column.name]}, its header declares {column.type}. Mend either."
        for column in question.columns
        if real[column.name] not in _DATABASE_TYPES[column.type]
    ]


_checked: set[str] = set()


@cache
def _parsed(name: str) -> Question:
    # A name comes from code, but may come from an address one day: no path may be made of it.
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise QuestionError(f"{name!r} is not the name of a question. Known questions: {', '.join(names())}.")
    return parse(QUESTIONS / f"{name}.sql")


def _bind(question: Question, parameters: Mapping[str, Any]) -> dict[str, Any]:
    declared = {parameter.name: parameter for parameter in question.parameters}
    unknown = sorted(set(parameters) - set(declared))
    missing = sorted(set(declared) - set(parameters))
    if unknown or missing:
        raise QuestionError(
            f"{question.path}: given but not declared: {', '.join(unknown) or 'none'}; "
            f"declared but not given: {', '.join(missing) or 'none'}. "
            f"It takes exactly {', '.join(declared) or 'no parameters'}; give None for all."
        )
    return {name: _value(question, declared[name], given) for name, given in parameters.items()}


def _value(question: Question, parameter: Parameter, given: Any) -> Any:
    if given is None:
        if parameter.is_optional:
            return None
        raise QuestionError(f"{question.path}: ${parameter.name} must be given, it is {parameter.type} and not NULL.")
    if not parameter.type.endswith("[]"):
        return _scalar(question, parameter, parameter.type, given)
    if isinstance(given, str) or not isinstance(given, Sequence | set | frozenset):
        raise _wrong(question, parameter, given)
    return [_scalar(question, parameter, parameter.type.removesuffix("[]"), item) for item in given]


def _scalar(question: Question, parameter: Parameter, kind: str, given: Any) -> Any:
    if isinstance(given, bool):  # before the numbers: a bool counts as one of them
        if kind != "BOOLEAN":
            raise _wrong(question, parameter, given)
        return given
    if kind == "INTEGER" and isinstance(given, Integral):
        return int(given)
    if kind == "DOUBLE" and isinstance(given, Real):
        return float(given)
    if kind == "TEXT" and isinstance(given, str):
        return given
    if kind == "DATE" and isinstance(given, date) and not isinstance(given, datetime):
        return given
    if kind == "TIMESTAMP" and isinstance(given, datetime):
        return given
    raise _wrong(question, parameter, given)


def _wrong(question: Question, parameter: Parameter, given: Any) -> QuestionError:
    or_none = " or None" if parameter.is_optional else ""
    return QuestionError(
        f"{question.path}: ${parameter.name} is {parameter.type}{or_none} ({parameter.meaning}), not {given!r}."
    )
