import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.knowledge import Knowledge, load_knowledge
from analysis.knowledge.loading import read_tables
from analysis.records import ActorKind

SEED_DAY = date(2025, 2, 14)
PIECES = """the a former US Russian Georgia’s president of spokesman for Trump , and “ ’s King
Estonian Foreign Minister Liis Tamm Mr. (R-Ohio) State Department İstanbul ex-"""
WORDS = st.sampled_from(PIECES.split())
MENTIONS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join))


@settings(deadline=None, max_examples=300)
@given(MENTIONS, st.sampled_from([None, SEED_DAY]), st.sampled_from([None, "USA", "XXX"]))
def test_resolve_never_raises(mention: str, on: date | None, home: str | None) -> None:
    identity = load_knowledge().resolve(mention, on, ("trump", "nobody"), home)
    assert identity is None or (identity.how and 0 < identity.confidence <= 1)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_find_gives_ordered_disjoint_spans(text: str) -> None:
    knowledge = load_knowledge()
    found = knowledge.find(text)
    reach = 0
    for named in found:
        assert reach <= named.span.start < named.span.end <= len(text)
        assert named.text == named.span.of(text)
        assert named.referents
        reach = named.span.end
    assert knowledge.find(text) == found


def test_every_referent_has_label_identity_and_target(knowledge: Knowledge) -> None:
    tables = knowledge.tables
    ids = [a.id for a in tables.actors] + [c.iso3 for c in tables.countries]
    for some_id in [*ids, *(bloc.id for bloc in tables.blocs)]:
        assert knowledge.label(some_id) == knowledge.identity(some_id, SEED_DAY).name
        assert knowledge.target(some_id, SEED_DAY)[1]


@pytest.mark.parametrize(
    ("referent", "target"),
    [
        ("ru_gov", ("RUS", "Russia", ActorKind.COUNTRY)),
        ("us_state", ("USA", "United States", ActorKind.COUNTRY)),
        ("putin", ("putin", "Vladimir Putin", ActorKind.PERSON)),
        ("hamas", ("hamas", "Hamas", ActorKind.NONSTATE)),
        ("NATO", ("NATO", "NATO", ActorKind.BLOC)),
        ("UKR", ("UKR", "Ukraine", ActorKind.COUNTRY)),
        ("us_congress", ("us_congress", "US Congress", ActorKind.GOVERNMENT)),
    ],
)
def test_targets(knowledge: Knowledge, referent: str, target: tuple[str, str, ActorKind]) -> None:
    assert knowledge.target(referent, SEED_DAY) == target


def test_given_names(knowledge: Knowledge) -> None:
    assert knowledge.given_name_gender("Kaja") == "f"
    assert knowledge.given_name_gender("donald") == "m"
    assert knowledge.given_name_gender("Xq") is None


def test_unknown_ids(knowledge: Knowledge) -> None:
    assert knowledge.label("nobody") == "nobody"
    assert knowledge.country_name("EST") == "Estonia"
    with pytest.raises(KeyError):
        knowledge.identity("nobody", SEED_DAY)


def test_it_is_quick(knowledge: Knowledge) -> None:
    text = "Donald Trump spoke with Russian President Vladimir Putin in Riyadh. " * 6000
    start = time.process_time()
    assert len(knowledge.find(text)) > 6000
    assert time.process_time() - start < 2  # about 0.15 s on an idle core
    start = time.process_time()
    read_tables()
    assert time.process_time() - start < 3  # about 0.1 s on an idle core
