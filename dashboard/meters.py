"""Lines of so many of so many: what, a bar, the share, and k of n. The bar only repeats what the words say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.format import number, percent
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Meter:
    """So many (`k`) of so many (`n`). `link` leads to the records where there is a list of them, `note` is a word beside."""

    label: str
    k: int
    n: int
    link: str = ""
    note: str = ""


def html(meters: Sequence[Meter], words: Words, *, is_lack: bool = False) -> str:
    """The lines as a list; `is_lack`: what is measured is missing, and drawn hatched. One of nothing has no share."""
    items = "".join(_item(one, words) for one in meters)
    return f'<ul class="ruam-meters{" lack" if is_lack else ""}">{items}</ul>'


def _item(one: Meter, words: Words) -> str:
    share = one.k / one.n if one.n else None
    label = escape(one.label)
    named = f'<a href="{escape(one.link)}">{label}</a>' if one.link and one.k else label
    note = f" <small>{escape(one.note)}</small>" if one.note else ""
    counted = words("number.base_k_n", k=number(one.k, words), n=number(one.n, words))
    return (
        f'<li><span class="what">{named}{note}</span>'
        f'<span class="meter" aria-hidden="true"><i style="width:{share or 0:.1%}"></i></span>'
        f'<span class="share">{escape(percent(share, words))}</span><span class="base">{escape(counted)}</span></li>'
    )
