"""The overview written the usual way: plotly.express on a pandas frame, Streamlit's default settings, its own cache."""

import os

import duckdb
import pandas as pd
import plotly.express as px
import streamlit as st

from data.store import Store
from queries.warehouse import published_path


@st.cache_data
def activities() -> pd.DataFrame:
    """Every activity with what the page asks of it."""
    path = published_path(Store.from_environment())
    with duckdb.connect(str(path), read_only=True) as connection:
        frame: pd.DataFrame = connection.execute(
            "select fiscal_year, round, province, agency_kind, agency_id, kind, mode, events_held, participants_known, "
            "heads_external, heads_internal, heads_grey, heads_unstated, level from activity_fact"
        ).df()
    return frame


assert os.environ["RUAM_HOME"]
everything = activities()
years = sorted(everything["fiscal_year"].dropna().unique().astype(int).astype(str))
chosen = st.sidebar.multiselect("fiscal year", years, key="filter_fiscal_years")
kinds = st.sidebar.multiselect(
    "kind of agency", sorted(everything["agency_kind"].dropna().unique()), key="filter_kinds"
)
shown = everything[everything["fiscal_year"].isin([int(year) for year in chosen])] if chosen else everything
shown = shown[shown["agency_kind"].isin(kinds)] if kinds else shown
held = shown[shown["events_held"] == 1]
st.title(f"{len(held):,}")
for column, label in zip(
    st.columns(4), ("participants_known", "heads_external", "heads_internal", "heads_grey"), strict=True
):
    column.metric(label, f"{held[label].sum():,.0f}")
st.plotly_chart(
    px.bar(
        held.groupby(["fiscal_year", "round"]).size().reset_index(name="events"),
        x="fiscal_year",
        y="events",
        color="round",
    )
)
sides = held[["heads_external", "heads_internal", "heads_grey", "heads_unstated"]].sum().reset_index(name="people")
st.plotly_chart(px.bar(sides, x="people", y="index"))
levels = held.groupby(["fiscal_year", "level"], dropna=False).size().reset_index(name="events")
st.plotly_chart(px.bar(levels, x="fiscal_year", y="events", color="level"))
st.plotly_chart(px.bar(held.groupby("province").size().reset_index(name="events"), x="events", y="province"))
st.plotly_chart(px.bar(held.groupby("kind").size().reset_index(name="events"), x="events", y="kind"))
st.plotly_chart(
    px.bar(
        held.groupby("agency_kind")["participants_known"].sum().reset_index(), x="participants_known", y="agency_kind"
    )
)
st.dataframe(held.groupby("province")[["events_held", "participants_known"]].sum())
