"""The Method page's sections."""

import streamlit as st

from analysis.models.external import MODEL, configured, obstacle
from analysis.tables import FEW
from pages.shared import cached, shipped
from pages.shared.safe_text import plain

_READING = f"""
- **Tone is not stance.** Tone is how the words of a quote sound. Stance is where its speaker stands
  toward one target: “it was a mistake to throw them out” sounds negative and favors the target.
- **One stance is one quote toward one target.** A quote that names three targets has three stances,
  so charts of stances can count more than there are quotes. A mark opens exactly what it counts.
- **Bars diverge around the middle of the neutral share.** Left is against, right is in favor.
  Groups with fewer than {FEW} clear stances are told as counts, because a share of four says
  nothing.
- **Blocs overlap.** France speaks within the EU, NATO, the G7 and more. Rows of blocs stand beside
  each other and must never be added up. Membership is taken at the date of the article.
- **Charts go by who is spoken for.** A High Representative counts for the European Union while in
  office, whatever the passport says.
- **Unclear is an answer.** Where a model finds its own reading less probable than asked for, the
  reading is *unclear*: shown beside the bars, counted apart, never among the others. Shares are of
  the clear ones. A filter asks for unclear ones, so that a person can look at them.
- **Unknown speakers are counted, not guessed.**
"""
_LIMITS = """
- **Models err.** The figures above say how often, on development data. How to train, when to stop
  and how sure to be were chosen on the same data, so the figures flatter; sealed sets are scored
  by others. Before you quote a number in print, open the quotes behind it: every mark and every
  table cell leads there.
- **Labels are by language models, too.** The tones and stances that the models learned from, and
  those they are measured against, were given by language-model annotators, not by people.
- **English only.** Other languages are not recognised as such; their quotes come out wrong or not
  at all.
- **One article at a time.** A speaker who is introduced in one article is not known in the next,
  unless the knowledge base has them.
- **The knowledge base has gaps.** It covers offices since 2022 of larger states, alliances and
  parties to current conflicts. A minister it does not have speaks under their own name, without a
  country or bloc.
- **Irony, quotes within questions and translated idioms** are read literally.
- **What was reported, not what was said.** A quote is what an outlet printed. Whether the words
  were said, or mean what the article makes of them, is for you to check.
"""


def reading_the_charts() -> None:
    """Say how to read the charts."""
    st.header("How to read the charts")
    st.markdown(_READING)


def models() -> None:
    """Show each shipped model's figures and its card, and what reads in its place."""
    st.header("The models and how good they are")
    for task in MODEL:
        _in_its_place(task)
    found = shipped.models()
    if not found:
        st.info(
            "No model weights are installed, so nothing can be analysed. Restore "
            "`analysis/models/weights/` from the repository.",
            icon=":material/deployed_code_alert:",
        )
        return
    st.caption(
        "Small transformers, trained for this project, that run on this computer's processor. "
        "Figures on development data, measured with the files that are shipped."
    )
    for model in found:
        st.markdown(f"**{model.choice.capitalize()}**: {plain(model.name)}")
        if len(model.figures):
            st.dataframe(
                model.figures,
                hide_index=True,
                key=f"figures_{model.choice}",
                alt=f"Development figures of the {model.choice} model and its baselines",
            )
        if model.card is None:
            continue
        with st.expander(f"Model card: {plain(model.name)}", icon=":material/description:"):
            st.markdown(model.card)
    st.caption(
        "Macro-F1 is the mean over the classes of the F1 measure: 1 is perfect. Calibration error "
        "says how far probabilities are off on average. Baselines show what no model at all would "
        "score."
    )


def _in_its_place(task: str) -> None:
    """Say that a setting names another model for a task, or why that cannot be used."""
    wish = configured(task)
    if wish is None:
        return
    trouble = obstacle(wish)
    if trouble is not None:
        st.warning(
            f"{plain(trouble)} Until then no article can be analysed; what is stored can be read.",
            icon=":material/deployed_code_alert:",
        )
        return
    st.info(
        f"{task.capitalize()} is read by **{plain(wish.model)}**, because {MODEL[task]} says so. "
        "The figures below are those of the models that ship and say nothing about it; "
        "`python -m analysis evaluate` measures it on quotes of your own.",
        icon=":material/deployed_code:",
    )


def knowledge() -> None:
    """Say what the knowledge base holds."""
    st.header("What the knowledge base knows")
    with st.grid(4, min_column_width=140):
        for label, n in cached.knowledge_sizes().items():
            st.metric(label, f"{n:,}", border=True)


def limits() -> None:
    """Say what the numbers cannot say."""
    st.header("Limits")
    st.markdown(_LIMITS)
