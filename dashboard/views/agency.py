"""หน่วยงาน: one agency, what it did in each round, and what its reports would likely be given."""

from __future__ import annotations

from functools import partial

from dashboard import agency_head, agency_story, agency_verdict, blocks, charts, page, table, timeline


def draw(asked: page.Page) -> None:
    """Take the one agency of the filters, ask, draw the answer, its rounds and years, the words, and the way deeper."""
    here = agency_head.of_one(asked)
    wanted = here.one_agency
    if wanted is None:
        agency_head.choose(asked)
        return
    row = here.ask_row("headline")
    rounds = here.ask_agency("agency_rounds", wanted)
    events = here.ask_agency("agency_activities", wanted)
    agency_head.heading(
        here.ask_agency_row("agency_profile", wanted), row, here.ask_agency("agency_names", wanted), here
    )
    agency_head.rounds(rounds, here)
    agency_head.numbers(row, here)
    agency_verdict.draw(rounds, here.ask_agency("agency_elements", wanted), here)
    if here.may_correct and (report := here.parameter("report")):
        values = here.ask_report("report_values", report)
        corrections = here.ask_report("report_corrections", report)
        agency_verdict.judge(rounds, values, corrections, here.ask_report("report_candidates", report), here)

    coverage = blocks.coverage_of("frequency", row, here.words)
    drawn = timeline.timeline(rounds, events, here.words)
    opens = partial(agency_story.open_report, page=here)
    blocks.chart("timeline", drawn, agency_story.events(events, here), coverage, here, opens)
    agency_story.ladder(events, here)

    blocks.answered("composition", here.told("composition"), charts.composition, table.composition, row, here)
    blocks.answered("ladder", here.told("ladder_by_round"), charts.ladder, table.ladder, row, here)

    agency_story.findings(here.ask_agency("agency_findings", wanted), here)
    agency_story.reports(here.ask_agency("agency_reports", wanted), here)


if __name__ == "__main__":
    draw(page.take())
