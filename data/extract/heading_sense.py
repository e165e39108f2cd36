"""What a heading means beside the other headings of its document: the same words name an activity here and the form there."""

from __future__ import annotations

import re
from itertools import pairwise

from data.extract.headings import Heading, is_of_the_form, is_question
from data.extract.lines import Line, Text, counts_on
from data.extract.mentions import agency_first
from data.extract.sections import FIELDS, WHEN_AND_WHERE


def settle(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Change in place, one sense after another, what headings mean beside those around them."""
    _give_back_units(text, lines, headings)
    _give_back_title(text, lines, headings)
    _give_back_subject(text, lines, headings)
    _give_back_content(text, lines, headings)
    _tell_first_question(text, lines, headings)
    _leave_recommendations(text, lines, headings)
    _tell_doing_from_use(text, lines, headings)
    _tell_use_from_resolutions(text, lines, headings)
    _name_first_subject(text, lines, headings)
    _tell_subject_from_name(text, lines, headings)
    _tell_subjects(text, lines, headings)


def _give_back_units(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """A line that begins with the unit of the number above it is the rest of a sentence, and no heading."""
    for at in range(1, len(lines)):
        if headings[at] is not None and counts_on(text, lines[at - 1], lines[at]):
            headings[at] = None


def _give_back_title(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """On top, "สรุปผลการมีส่วนร่วม" is the document's title and opens no results: the form begins below it."""
    first = next((at for at, heading in enumerate(headings) if heading), None)
    if first is None or first > 4 or (top := headings[first]) is None or top.role not in ("result", "use"):
        return
    if first + 1 < len(lines) and lines[first + 1].marked and not _TITLE_OF_REPORT.match(text.words(lines[first])):
        # A list stands below it: a report that begins with what came of it.
        return
    below = [text.words(line) for line in lines[first + 1 : first + 3]]
    is_alone = top.content >= lines[first].end
    if any(heading and heading.role in {*FIELDS, "name"} for heading in headings[first + 1 :]) or (
        # Below the title stands whose report it is.
        is_alone and first <= _FIRST and any(map(agency_first, below))
    ):
        headings[first] = None


# The title of a report stands on top, or below whose it is.
_FIRST = 1
_TITLE_OF_REPORT = re.compile(r"(?:สรุป|รายงาน|แบบ|ผลการ(?:ดำเนิน|เปิด|มีส่วน)|การเปิด)")


def _give_back_subject(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Of a letter "เรื่อง รายงานผล…", above "เรียน …", is its title: the name of no activity, and none of its matters."""
    for at, (line, heading) in enumerate(zip(lines[:_ON_TOP], headings, strict=False)):
        if (
            heading is not None
            and heading.role in ("name", "issue")
            and _REPORTS.match(text.folded, line.body, line.end)
            and _ADDRESSED.match(text.folded, line.end)
        ):
            headings[at] = None


_ON_TOP = 8
_ADDRESSED = re.compile(r"\s*เรียน\s")
_REPORTS = re.compile(r"(?:ชื่อ)?เรื่อง[\s:]*(?:ขอ|นำ)?(?:ส่ง)?(?:รายงาน|สรุป|แบบรายงาน)")


def _give_back_content(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Between two headings of one layout a line of another is what the first has to say, though it begins like a label.

    "ก. ประเด็น", indented below it "เรื่องเดือดร้อนของแต่ละชุมชน", and then "ข. ผู้มีส่วนร่วม".
    """
    for at in range(1, len(lines) - 1):
        above, own, below = headings[at - 1], headings[at], headings[at + 1]
        if (
            own is not None
            and own.content >= lines[at].end
            and above is not None
            and above.content >= lines[at - 1].end
            and above.role in _WITH_CONTENT
            and below is not None
            and lines[at - 1].layout == lines[at + 1].layout != lines[at].layout
            and lines[at].indent >= lines[at - 1].indent
            and not lines[at].numbers
            and not is_of_the_form(text, lines[at])
        ):
            headings[at] = None


_WITH_CONTENT = {"issue", "objective", "participants", "result", "result_use", "use"}


def _tell_first_question(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Of two questions for the issues the one before the day asks what was held: "ปีนี้เปิดให้ร่วมเรื่องอะไร"."""
    asked = [
        (at, heading)
        for at, heading in enumerate(headings)
        if heading and heading.role in {*WHEN_AND_WHERE, "issue"} and is_question(text.words(lines[at]))
    ]
    roles = [heading.role for _, heading in asked]
    if roles[:1] == ["issue"] and roles.count("issue") > 1 and set(roles[1 : roles.index("issue", 1)]) & WHEN_AND_WHERE:
        at, heading = asked[0]
        headings[at] = Heading("story", heading.content)


def _leave_recommendations(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Below what was done, "ข้อเสนอ เห็นควร…" asks those above to decide, and is nothing that the meeting came to."""
    has_use = False
    for at, heading in enumerate(headings):
        if heading is None:
            continue
        if has_use and heading.role in ("issue", "result") and _RECOMMENDED.match(text.folded, lines[at].body):
            headings[at] = Heading("other", heading.content)
        has_use = has_use or heading.role == "use"


_RECOMMENDED = re.compile(r"ข้อ(?:เสนอ|พิจารณา)(?:เพื่อ(?:โปรด)?พิจารณา)?\s*:?\s*(?:เห็นควร|จึงเรียน|ขอ(?:ได้)?โปรด)")


def _tell_doing_from_use(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """What stands under "การดำเนินการ" before the results is how it was held, where the use of the results has a heading too.

    Of two headings of use without any of results the first tells the results where it says "ผล…": "ผลการติดตาม".
    """
    roles = [(at, heading.role) for at, heading in enumerate(headings) if heading]
    results = [at for at, role in roles if role == "result"]
    uses = [at for at, role in roles if role == "use"]
    if len(results) == 1 and len(uses) == 2 and uses[0] < results[0] < uses[1] and (early := headings[uses[0]]):
        headings[uses[0]] = Heading("story", early.content)
    issues = [at for at, role in roles if role == "issue"]
    if (
        len(results) >= 2
        and len(issues) == 1
        and results[0] < issues[0] < results[1]
        and (early := headings[results[0]])
        and _DOING.match(text.words(lines[results[0]]))
    ):
        headings[results[0]] = Heading("story", early.content)
    if not results and len(uses) == 2 and (early := headings[uses[0]]) and text.words(lines[uses[0]]).startswith("ผล"):
        headings[uses[0]] = Heading("result", early.content)


def _tell_use_from_resolutions(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Right below resolutions, and where no heading tells of their use, "ผลการดำเนินการ" is what was carried out of them."""
    known = [(at, heading) for at, heading in enumerate(headings) if heading]
    if any(heading.role in ("use", "result_use") for _, heading in known):
        return
    for (above, resolved), (at, done) in pairwise(known):
        if (
            (resolved.role, done.role) == ("result", "result")
            and _CARRIED_OUT.match(text.words(lines[at]))
            and not _CARRIED_OUT.match(text.words(lines[above]))
        ):
            headings[at] = Heading("use", done.content)


_CARRIED_OUT = re.compile(r"ผลการดำเนิน(?:การ|งาน)")
_DOING = re.compile(r"(?:การ)?ดำเนิน(?:การ|งาน|โครงการ|กิจกรรม)")


def _name_first_subject(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """A subject told in one line above the day and place, where the issues have a heading of their own, is the activity's name."""
    known = [(at, heading) for at, heading in enumerate(headings) if heading]
    subjects = (
        n for n, (at, heading) in enumerate(known) if heading.role == "issue" and heading.content < lines[at].end
    )
    first = next(subjects, None)
    if first is None:
        return
    at, subject = known[first]
    below = [heading.role for _, heading in known[first + 1 :]]
    second = below.index("issue") if "issue" in below else 0
    before, behind = set(below[:second]), below[second + 1 : second + 2]
    if not before & WHEN_AND_WHERE or "name" in below:
        return
    again, other = known[first + 1 + second]
    if text.folded[lines[at].body : subject.content] == text.folded[lines[again].body : other.content]:
        # The same label further below is of the next activity's matters.
        return
    # Who came may stand in between where the results follow the issues: the issues of the next activity have its day below them.
    if before <= WHEN_AND_WHERE or (before <= {*WHEN_AND_WHERE, "participants", "target"} and behind == ["result"]):
        headings[at] = Heading("name", subject.content)


_SUBJECT = re.compile(r"เรื่อง\s*:")


def _tell_subject_from_name(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Below "กิจกรรม :" "เรื่อง :" is what it was about, and no other activity's name.

    So where each has one, or where its day and who came stand between; several below one project are names of their own.
    """
    below: set[str] = set()
    under_name: list[list[Heading]] = []
    for line, heading in zip(lines, headings, strict=True):
        if heading is None:
            continue
        is_subject = heading.role == "name" and bool(_SUBJECT.match(text.folded, line.body))
        if is_subject and "name" in below and "issue" not in below:
            if below & {*WHEN_AND_WHERE, "participants"}:
                heading.role = "issue"
            else:
                under_name[-1].append(heading)
        elif heading.role == "name":
            below.clear()
            under_name.append([])
        below.add(heading.role)
    if len(under_name) > 1 and all(len(subjects) <= 1 for subjects in under_name):
        for subjects in under_name:
            for heading in subjects:
                heading.role = "issue"


_SUBJECT_TOLD = re.compile(r"เรื่อง\s+(?=\S)")


def _tell_subjects(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Between who came, or when, and the resolution "เรื่อง …" tells what was put to them, and no activity's name."""
    for at in range(1, len(lines) - 1):
        above, own, below = headings[at - 1], headings[at], headings[at + 1]
        if (
            (own is None or own.role == "name")
            and above is not None
            and above.role in {*WHEN_AND_WHERE, "participants"}
            and below is not None
            and below.role in ("result", "use", "participants")
            and (subject := _SUBJECT_TOLD.match(text.folded, lines[at].body, lines[at].end))
        ):
            headings[at] = Heading("issue", subject.end())
