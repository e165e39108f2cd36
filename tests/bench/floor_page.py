"""The floor: a Streamlit page with a filter, a headline, six charts and a table, all of them constant and made once."""

import streamlit as st
from plotly.basedatatypes import BaseFigure

ROWS = 20
CHARTS = 6


@st.cache_resource
def figures() -> list[BaseFigure]:
    """Bars of constant numbers."""
    import plotly.graph_objects as go

    bars = {"y": [f"{2560 + n}/1" for n in range(ROWS)], "x": list(range(1, ROWS + 1)), "orientation": "h"}
    return [go.Figure({"data": [{"type": "bar", **bars}], "layout": {"height": 400}}) for _ in range(CHARTS)]


@st.cache_resource
def table() -> str:
    """A table of constant numbers."""
    rows = "".join(f"<tr><th>{2560 + n}/1</th><td>{n}</td></tr>" for n in range(ROWS))
    return f"<table>{rows}</table>"


st.sidebar.multiselect("fiscal year", [str(year) for year in range(2559, 2570)], key="filter_fiscal_years")
st.sidebar.multiselect("kind of agency", [f"kind {n}" for n in range(8)], key="filter_kinds")
st.html("<h1>2,500,000</h1>")
for place, figure in enumerate(figures()):
    st.plotly_chart(figure, key=f"plot_{place}")
st.html(table())
