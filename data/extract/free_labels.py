"""Labels that each clerk words in his own way: "แขกร่วมวง", "หยิบเรื่องอะไรมาคุย", "แล้วเป็นอย่างไรต่อ".

A short line above other words may be one. What it is of three things tell together: words in it, what stands below it, and the
order in which a report goes: what was raised and who came, then what came of it, then what was done. The roles of all such
lines between two titles are chosen at once, so that what they tell adds up to most and the order is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.extract.attendance import PEOPLE
from data.extract.follow_through import level_of
from data.extract.headings import Heading, role_of_label, role_told
from data.extract.lines import Line, Text
from data.extract.narrative import element_of
from data.normalise import compact

_RANK = {"issue": 1, "participants": 1, "result": 2, "use": 3}
_LONGEST = 48
_SHORTEST = 3
# What makes a sentence of a line; a question, or "ที่…", is a label all the same.
_TELLS = re.compile(
    r"ได้(?!$|รับ|แก่|ส่วน|เสีย|จาก|ร่วม|ข้อ)|จะ|แล้ว|ขอให้|เห็นชอบ|มีมติ|คน$|อำเภอ|จังหวัด|ปีงบประมาณ|รายงาน|องค์การบริหาร|ภาพ|เทศบาล|ตำบล|โรงพยาบาล|สำนัก"
)
_ASKS = re.compile(r"อะไร|อย่างไร|ยังไง|ใคร|ไหน|บ้าง$|กี่คน|เท่าไร")
_RELATIVE = re.compile(r"(?:สิ่ง|เรื่อง|ข้อ|งาน|คน|ผู้)?ที่(?=[ก-๙]{2})|ผล|มติ|ข้อ|ปัญหา|แนวทาง|ประเด็น|หัวข้อ|คำตอบ|โจทย์")
_LEADS_ON = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ)\s*:?$")
# What its words tell by the table, by a cue within; what all of the lines below tell, what the order
# does; and what none is worth.
_BY_WORDS, _BY_CUE, _BY_CONTENT, _BY_ORDER, _LEAST = 3.0, 2.0, 2.0, 2.0, 1.5
_AGAIN = 1.0
# What people said is a result where nothing else tells one, and what was raised where something does.
_VOICES = re.compile(
    r"เสียง|(?:ความ(?:คิด)?เห็น|ข้อ(?:คิดเห็น|เสนอ))(?:ของ|จาก)|(?:ชาวบ้าน|ประชาชน|ผู้เข้าร่วม|ผู้ร่วม|คนมา|ลูกบ้าน|วง|ชุมชน)[ก-๙]{0,12}(?:เล่า|บอก|พูด|ว่า|เสนอ|สะท้อน|ขอ(?![งบ]))"
    r"|สิ่งที่(?:ประชาชน|ชาวบ้าน|ชุมชน|ผู้เข้าร่วม)[ก-๙]{0,10}(?:เสนอ|ต้องการ|อยาก|พูด|บอก)"
)
_VOICED, _RATHER_RESULT = 2.0, 0.2
_LOOKED_AT = 8
_BELOW = 15


@dataclass(slots=True)
class _Label:
    """A line that may be a label: what it is worth as the label of each element; one that is `known` has its role already."""

    at: int
    worth: dict[str, float]
    known: bool = False


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The best choice of roles so far: its last label with its role, and the choice that it goes on from."""

    worth: float = 0.0
    at: int = -1
    role: str = ""
    before: _Chosen | None = None
    used: frozenset[str] = frozenset()
    last: str = ""  # the role of the label above, known or chosen

    def roles(self) -> dict[int, str]:
        """Return the roles that were chosen, by line."""
        found: dict[int, str] = {}
        one: _Chosen | None = self
        while one is not None:
            if one.role:
                found[one.at] = one.role
            one = one.before
        return found


def complete_free(text: Text, lines: Sequence[Line], completed: list[Heading | None], in_table: Sequence[bool]) -> None:
    """Make headings, in place, of the lines that are labels by what they tell together; `in_table` as `in_tables` tells."""
    for first, behind in _between_titles(text, lines, completed):
        labels = list(_labels(text, lines, completed, in_table, first, behind))
        _tell_by_order(labels)
        roles = _choose(labels)
        told = {*roles.values(), *(role for one in labels if one.known for role in one.worth)} & set(_RANK)
        worded = sum(1 for one in labels if one.known or max(one.worth.values(), default=0.0) >= _BY_CUE)
        if len(told) < 2 or worded < 2:
            continue
        for at, role in roles.items():
            completed[at] = Heading(role, lines[at].end)


def _between_titles(
    text: Text, lines: Sequence[Line], completed: Sequence[Heading | None]
) -> Iterator[tuple[int, int]]:
    """Yield the first line and the one behind the last of what stands between titles, and before a label that comes round again."""
    first = 0
    seen: set[str] = set()
    for at, (line, heading) in enumerate(zip(lines, completed, strict=True)):
        label = compact(text.words(line)) if line.end - line.body <= _LONGEST else ""
        is_title = line.style == "named" or (heading is not None and (heading.role == "name" or ":" in heading.role))
        comes_round = heading is not None and heading.content >= line.end and label in seen
        if is_title or comes_round:
            yield first, at
            first, seen = at, set()
        if label:
            seen.add(label)
    yield first, len(lines)


def _labels(
    text: Text,
    lines: Sequence[Line],
    completed: Sequence[Heading | None],
    in_table: Sequence[bool],
    first: int,
    behind: int,
) -> Iterator[_Label]:
    may_be = [
        at
        for at in range(first, behind - 1)
        if completed[at] is None and not in_table[at] and _may_be_label(text, lines, completed, at)
    ]
    stops = sorted({*may_be, *(at for at in range(first, behind) if completed[at] is not None), behind})
    for at, stop in zip(stops, [*stops[1:], behind], strict=True):
        if at == behind:
            continue
        heading = completed[at]
        if (
            heading is not None
            and heading.role == "result"
            and heading.content >= lines[at].end
            and _VOICES.match(text.words(lines[at]))
        ):
            yield _Label(at, {"issue": _VOICED, "result": _VOICED + _RATHER_RESULT})
        elif heading is not None:
            yield _Label(at, {heading.role: 0.0}, known=True)
        else:
            below = [text.words(lines[n]) for n in range(at + 1, min(stop, at + 1 + _LOOKED_AT)) if not in_table[n]]
            yield _Label(at, _worth(text.words(lines[at]), below))


# "เรื่องที่ถกกันคือถนนซอยสวน" says what it was.
_SAYS_WHAT = re.compile(r"[ก-๙]{3}คือ(?!อะไร|ใคร|เรื่องใด|เรื่องไหน)[ก-๙]{4}")


def _may_be_label(text: Text, lines: Sequence[Line], completed: Sequence[Heading | None], at: int) -> bool:
    line, below = lines[at], lines[at + 1]
    words = text.words(line)
    if (
        line.marked
        or not _SHORTEST <= len(words) <= _LONGEST
        or re.search(r"[\d\t]", words)
        or completed[at + 1] is not None
    ):
        return False
    if _TELLS.search(words) and not _ASKS.search(words) and not _RELATIVE.match(words):
        return False
    if _LEADS_ON.search(words) or _SAYS_WHAT.search(words):
        # A sentence that leads up to a list says itself what it lists.
        return False
    is_apart = line.blank_before or below.marked or role_of_label(compact(words)) is not None
    return is_apart and (below.marked or below.end - below.body >= _BELOW)


def _worth(words: str, below: Sequence[str]) -> dict[str, float]:
    """Return what a line is worth as the label of each element."""
    worth: dict[str, float] = defaultdict(float)
    key = compact(words).rstrip(":?")
    if _VOICES.match(words):
        worth["issue"], worth["result"] = _VOICED, _VOICED + _RATHER_RESULT
    elif role := role_of_label(key):
        worth[role] += _BY_WORDS
    elif role := role_told(key):
        worth[role] += _BY_CUE
    for told in below:
        share = _BY_CONTENT / len(below)
        if PEOPLE.search(told):
            # Who came is read without a label as well: what counts people is none of the others.
            continue
        if (element := element_of(told)) in _RANK:
            worth[element] += share
        elif (level_of(told).level or 0) >= 3:
            worth["use"] += share
    return {role: one for role, one in worth.items() if role in _RANK and (role != "participants" or one >= _BY_CUE)}


def _tell_by_order(labels: Sequence[_Label]) -> None:
    """What stands alone between the issues and the use of the results may be the results, if none are known."""
    if any(label.known and "result" in label.worth for label in labels):
        return
    for above, label, below in zip(labels, labels[1:], labels[2:], strict=False):
        sure = [one.known or max(one.worth.values(), default=0.0) >= _BY_CUE for one in (above, below)]
        if all(sure) and not label.known and above.worth.keys() & {"issue", "participants"} and "use" in below.worth:
            label.worth["result"] = label.worth.get("result", 0.0) + _BY_ORDER


def _choose(labels: Sequence[_Label]) -> dict[int, str]:
    """Return the roles of the lines that are labels, by line."""
    # Of what has come to the same rank with the same roles used only the best can become the best.
    best: dict[tuple[int, frozenset[str]], _Chosen] = {(0, frozenset()): _Chosen()}
    known = frozenset(role for label in labels if label.known for role in label.worth)
    for label in labels:
        reached: dict[tuple[int, frozenset[str]], _Chosen] = {}
        for (rank, _), chosen in best.items():
            for new, following in _following(label, rank, chosen, known):
                state = new, following.used
                if state not in reached or following.worth > reached[state].worth:
                    reached[state] = following
        best = reached
    return max(best.values(), key=lambda chosen: chosen.worth).roles()


def _following(label: _Label, rank: int, chosen: _Chosen, known: frozenset[str]) -> Iterator[tuple[int, _Chosen]]:
    """Yield what a choice may become by one more line, with its rank: a line that is no label leaves it as it is."""
    if label.known:
        (role,) = label.worth
        new = _RANK.get(role, rank if role == "other" else 0)
        yield new, _Chosen(chosen.worth, before=chosen, used=chosen.used, last=role)
        return
    yield rank, chosen
    for role, worth in label.worth.items():
        # Below a label of the same element it is one of the items.
        if _RANK[role] >= rank and role != chosen.last:
            again = _AGAIN if role in known or role in chosen.used else 0.0
            yield (
                _RANK[role],
                _Chosen(chosen.worth + worth - _LEAST - again, label.at, role, chosen, chosen.used | {role}, role),
            )
