"""คุณภาพข้อมูล: how far the data can be trusted, and what should be looked at by eye."""

from __future__ import annotations

from dashboard import doubts, findings, page
from data.audit import LINE


def draw(here: page.Page) -> None:
    """Take the filters, ask, draw the answer, findings by rule and place, what is known, and what is in doubt."""
    key, by_rule, by_place, known = here.measured(*findings.requests(here), *doubts.known_requests())
    rules = here.ask("finding_rules")
    findings.answer(key, rules, here)
    findings.rules(by_rule, rules, here)
    rule = findings.wanted_rule(here)
    if rule is not None:
        findings.listed(rule, here.ask("findings_of_rule", rule=rule, most=findings.MOST), here)
    findings.places(by_place, here)
    doubts.known(known, here)
    doubts.left_over(here.ask("unclaimed_shares", line=LINE), here)
    doubts.documents(here.ask("doubted_documents", most=findings.MOST), here)
    doubts.unresolved(here.ask("unresolved_agencies"), here)
    doubts.duplicates(rules, here)
    doubts.masked(here.ask("masked"), here)


if __name__ == "__main__":
    draw(page.take())
