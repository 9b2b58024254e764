"""The models to choose from, side by side: what each is, how good, and how large."""

import streamlit as st

from analysis import settings
from analysis.errors import OnTheRecordError
from analysis.models import CHOICES
from pages.shared import cached, progress, shipped
from pages.shared.safe_text import plain

_TITLES = {"default": "Default", "fast": "Fast"}
_WORDS = {
    "default": "The better reader. Take it unless you have many articles and little time.",
    "fast": "Several times as fast, and more often wrong. For large archives and small machines.",
}
_HELP = (
    "Macro-F1 on development quotes that the model did not learn from: the mean over the classes, "
    "1 is perfect. Method has all figures."
)


def overridden() -> None:
    """Say which models the environment names, as they win over the choice."""
    for name, value in settings.overrides().items():
        st.info(
            f"`{name}` names **{plain(value)}**, which wins over the choice below. Unset it, and "
            "start the program again, to read with a model of ours.",
            icon=":material/terminal:",
        )


def show() -> None:
    """Show the models, the chosen one marked, the others with a button that chooses them."""
    chosen = settings.choice(cached.store())
    for column, choice in zip(st.columns(len(CHOICES), gap="medium"), CHOICES, strict=True):
        with column, st.container(border=True, height="stretch", key=f"choice_{choice}"):
            _card(choice, chosen=choice == chosen)


def _card(choice: str, *, chosen: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(_TITLES[choice], anchor=False, width="content")
        if chosen:
            st.badge("In use", icon=":material/check:", color="green")
    st.markdown(_WORDS[choice])
    facts = shipped.facts(choice)
    told = {
        **{f"{task.capitalize()} F1": f"{f1:.2f}" for task, f1 in facts.macro_f1.items()},
        **({"Size": f"{facts.megabytes:.0f} MB"} if facts.megabytes else {}),
    }
    if told:
        with st.grid(len(told), min_column_width=90):
            for label, value in told.items():
                st.metric(label, value, help=_HELP if label.endswith("F1") else None)
    else:
        st.caption(f"Not there: restore `analysis/models/weights/{choice}` from the repository.")
    if not chosen and st.button(
        f"Use the {choice} model",
        key=f"use_{choice}",
        help="Stored quotes are read again in the background; older readings are kept.",
    ):
        _use(choice)


def _use(choice: str) -> None:
    try:
        settings.choose(cached.store(), choice)
    except OnTheRecordError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    progress.start()
    st.rerun()
