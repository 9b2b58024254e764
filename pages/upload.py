"""Bring articles in: files or pasted text, analysed in the background."""

import streamlit as st

from pages.shared import board, frame, jobs, paste

_ENDINGS = ["txt", "html", "htm", "jsonl", "csv"]

frame.title("Upload")
st.caption(
    "Articles are analysed on this computer and stay in its database. Nothing is sent anywhere."
)

with st.form("files", clear_on_submit=True):
    files = st.file_uploader(
        "Articles: .txt, .html, or in bulk .jsonl and .csv",
        type=_ENDINGS,
        accept_multiple_files=True,
        key="files_chosen",
        help="Text (.txt) and web pages (.html) hold one article each. Bulk files hold one a line "
        "(.jsonl) or row (.csv): only `text` is required; `title`, `published` (YYYY-MM-DD), "
        "`outlet` and `url` are used when there.",
    )
    if st.form_submit_button("Analyse", type="primary", key="files_go"):
        if not files:
            st.warning("Choose one or more files first.")
        for file in files or []:
            jobs.start_file(file.name, file.getvalue())
with st.expander("Paste text instead", icon=":material/content_paste:"):
    paste.form()

board.show()
