"""The page that has nothing on it: what any Streamlit page costs."""

import streamlit as st

st.empty()
