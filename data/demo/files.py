"""From lines to bytes: plain text in the encodings that Thai offices use, and web pages with what surrounds them."""

from __future__ import annotations

from html import escape
from itertools import groupby
from random import Random

from data.demo.phrases import phrases
from data.demo.shapes import Line
from data.demo.thai import MONTHS


def plain_text(lines: list[Line], rng: Random, newline: str = "\n") -> str:
    """The lines as a text file, indented as word processors leave it."""
    indent = rng.choice(("", "\t", "    ", "\t\t"))
    told = []
    for line in lines:
        if line.kind == "item":
            told.append(f"{indent}{line.mark} {line.text}")
        elif line.kind == "text":
            told.append(f"{indent}{line.text}")
        else:
            told.append(line.text)
    return newline.join(told) + newline


def web_page(lines: list[Line], rng: Random, agency_name: str | None, year: int, charset: str) -> str:
    """The lines as a page of a site: menu, counters and footer around it. `year` is of the common era."""
    chrome = phrases()["chrome"]
    title = next((line.text for line in lines if line.kind == "title"), "")
    menu = "".join(f'<li><a href="#">{word}</a></li>' for word in chrome["menu"])
    posted = chrome["posted"].format(
        day=rng.randint(1, 28), month=rng.choice(MONTHS), year=year, n=rng.randint(20, 900)
    )
    counters = [
        text.format(a=rng.randint(3, 90), b=f"{rng.randint(9000, 400000):,}", c=rng.randint(1, 9))
        for text in chrome["counters"]
    ]
    footer = chrome["footer"].format(year=year, agency=agency_name or "")
    return (
        f'<!DOCTYPE html>\n<html lang="th">\n<head>\n<meta charset="{charset}">\n<title>{escape(title)}</title>\n'
        "<style>body { font-family: sans-serif }</style>\n<script>var visits = 12345;</script>\n</head>\n<body>\n"
        f'<nav><ul>{menu}</ul></nav>\n<main>\n<article>\n<p class="meta">{posted}</p>\n'
        + "\n".join(_blocks(lines, rng))
        + "\n</article>\n</main>\n<aside>"
        + "".join(f"<div>{text}</div>" for text in counters)
        + f"</aside>\n<footer>{footer}</footer>\n</body>\n</html>\n"
    )


def _blocks(lines: list[Line], rng: Random) -> list[str]:
    as_list = rng.random() < 0.6
    blocks = []
    for kind, run in groupby(lines, key=lambda line: line.kind):
        rows = list(run)
        if kind == "row":
            told = ["".join(f"<td>{escape(cell)}</td>" for cell in row.text.split("\t")) for row in rows]
            told[0] = told[0].replace("td>", "th>")
            blocks.append("<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in told) + "\n</table>")
        elif kind == "item" and as_list and all(row.mark.count(".") < 2 and row.mark[-1] in ".)" for row in rows):
            tag = "ol"
            blocks.append(f"<{tag}>" + "".join(f"<li>{escape(row.text)}</li>" for row in rows) + f"</{tag}>")
        elif kind == "item":
            blocks += [f"<p>{escape(row.mark)} {escape(row.text)}</p>" for row in rows]
        elif kind != "blank":
            tag = {"title": "h2", "heading": "h3"}.get(kind, "p")
            blocks += [f"<{tag}>{escape(row.text)}</{tag}>" for row in rows]
    return blocks


def encoded(text: str, encoding: str) -> bytes:
    """The bytes; UTF-8 where the encoding has no place for a character."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")
