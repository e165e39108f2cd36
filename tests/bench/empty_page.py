"""The page that has a word on it and no more: what any Streamlit page costs."""

import streamlit as st

st.html("<p>ruam</p>")
