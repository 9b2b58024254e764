from datetime import date

import pytest

from analysis.knowledge import Identity, Knowledge
from analysis.records import ActorKind

SEED_DAY = date(2025, 2, 14)
SEED_CAST = ("trump", "vance", "putin", "zelensky", "hegseth")


def resolved(
    knowledge: Knowledge,
    mention: str,
    on: date = SEED_DAY,
    known: tuple[str, ...] = (),
    home: str | None = None,
) -> Identity:
    identity = knowledge.resolve(mention, on, known, home)
    assert identity is not None, mention
    return identity


@pytest.mark.parametrize(
    ("mention", "actor"),
    [
        ("JD Vance", "vance"),
        ("J.D. Vance", "vance"),
        ("U.S. Vice President JD Vance", "vance"),
        ("President Donald Trump", "trump"),
        ("POTUS", "trump"),
        ("The POTUS", "trump"),
        ("the U.S. president", "trump"),
        ("Defense Secretary Hegseth", "hegseth"),
        ("Vladimir Zelenskiy", "zelensky"),
        ("Volodymyr Zelenskyy", "zelensky"),
        ("Zelensky, the Ukrainian president", "zelensky"),
        ("the Ukrainian president", "zelensky"),
        ("Ukraine’s president", "zelensky"),
        ("the Russian president", "putin"),
        ("President of Russia Vladimir Putin", "putin"),
        ("EU top diplomat Kaja Kallas", "kallas"),
        ("the EU's top diplomat", "kallas"),
        ("the European Commission president", "vonderleyen"),
        ("the NATO chief", "rutte"),
        ("Kremlin spokesman Dmitry Peskov", "peskov"),
        ("Xi Jinping", "xi"),
        ("Xi", "xi"),
        ("Germany's chancellor", "scholz"),
        ("the British leader", "starmer"),
        ("the pope", "pope_francis"),
        ("King Charles", "charles_iii"),
        ("Georgia's president", "kavelashvili"),
        ("Prime Minister Netanyahu", "netanyahu"),
        ("Trump's national security adviser", "waltz"),
        ("Sen. Lindsey Graham (R-S.C.)", "graham_lindsey"),
        ("Rep. Jordan", "jordan_jim"),
        ("Jordan's King Abdullah II", "abdullah_ii"),
        ("Lula", "lula"),
        ("the head of the IAEA", "grossi"),
        ("the UN human rights chief", "turk"),
        ("the European Parliament president", "metsola"),
        ("Kaitlan Collins", "collins_k"),
        ("Britain's Leader of the Opposition Kemi Badenoch", "badenoch"),
        ("Ukraine's Chief of the General Staff Anatolii Barhylevych", "barhylevych"),
    ],
)
def test_people_are_recognised_on_the_day_of_the_seed(
    knowledge: Knowledge, mention: str, actor: str
) -> None:
    assert resolved(knowledge, mention).actor == actor


@pytest.mark.parametrize(
    ("mention", "on", "actor"),
    [
        ("the U.S. president", date(2024, 5, 1), "biden"),
        ("POTUS", date(2019, 5, 1), "trump"),
        ("the German chancellor", date(2025, 5, 5), "scholz"),
        ("the German chancellor", date(2025, 5, 6), "merz"),
        ("the British prime minister", date(2024, 7, 1), "sunak"),
        ("the EU's top diplomat", date(2024, 11, 30), "borrell"),
        ("the EU's top diplomat", date(2024, 12, 1), "kallas"),
    ],
)
def test_roles_follow_the_day(knowledge: Knowledge, mention: str, on: date, actor: str) -> None:
    assert resolved(knowledge, mention, on).actor == actor


def test_one_person_two_days_two_roles(knowledge: Knowledge) -> None:
    before = resolved(knowledge, "Kaja Kallas", date(2023, 6, 1))
    after = resolved(knowledge, "Kaja Kallas", SEED_DAY)
    assert (before.role, before.speaks_for, before.country) == ("Prime Minister", "EST", "EST")
    assert {"EU", "NATO"} <= set(before.blocs)
    assert after.role is not None
    assert after.role.startswith("High Representative")
    assert (after.speaks_for, after.country, after.blocs) == ("EU", "EST", ("EU",))


def test_no_day_means_now(knowledge: Knowledge) -> None:
    identity = knowledge.resolve("Kaja Kallas", None)
    assert identity is not None
    assert identity.speaks_for == "EU"


def test_blocs_of_the_seed(knowledge: Knowledge) -> None:
    assert resolved(knowledge, "Donald Trump").blocs[:2] == ("NATO", "G7")
    assert resolved(knowledge, "Volodymyr Zelensky").blocs == ()


def test_a_bare_surname_needs_a_licence(knowledge: Knowledge) -> None:
    assert knowledge.resolve("Johnson", SEED_DAY) is None
    assert resolved(knowledge, "Johnson", known=("johnson_mike",)).actor == "johnson_mike"
    assert resolved(knowledge, "House Speaker Johnson").actor == "johnson_mike"


def test_relatives_are_not_the_office_holder(knowledge: Knowledge) -> None:
    assert resolved(knowledge, "Melania Trump").actor == "trump_melania"
    assert knowledge.resolve("Mary Trump", SEED_DAY) is None
    assert resolved(knowledge, "Mary Trump, a psychologist and writer").actor is None


def test_a_title_of_the_other_gender_excludes(knowledge: Knowledge) -> None:
    assert knowledge.resolve("Ms. Putin", SEED_DAY) is None


def test_a_bare_role_takes_whom_the_article_introduced(knowledge: Knowledge) -> None:
    assert resolved(knowledge, "the vice president", known=SEED_CAST).actor == "vance"
    assert knowledge.resolve("the president", SEED_DAY, SEED_CAST) is None
    assert resolved(knowledge, "the president", known=SEED_CAST, home="UKR").actor == "zelensky"
    assert knowledge.resolve("the vice president", SEED_DAY) is None


def test_an_unknown_holder_speaks_for_the_country(knowledge: Knowledge) -> None:
    tamm = resolved(knowledge, "Estonian Foreign Minister Liis Tamm")
    assert (tamm.name, tamm.kind, tamm.actor) == ("Liis Tamm", ActorKind.PERSON, None)
    assert (tamm.role, tamm.country, tamm.speaks_for) == ("Foreign Minister", "EST", "EST")
    assert "EU" in tamm.blocs


def test_another_countrys_office_is_another_person(knowledge: Knowledge) -> None:
    identity = resolved(knowledge, "Estonian President Donald Trump")
    assert (identity.actor, identity.speaks_for) == (None, "EST")


@pytest.mark.parametrize(
    ("mention", "kind", "country", "speaks_for"),
    [
        ("a Kremlin spokesman", ActorKind.PERSON, "RUS", "RUS"),
        ("a State Department spokesperson", ActorKind.PERSON, "USA", "USA"),
        ("a spokesman for Zelensky", ActorKind.PERSON, "UKR", "UKR"),
        ("French officials", ActorKind.GROUP, "FRA", "FRA"),
        ("US officials", ActorKind.GROUP, "USA", "USA"),
        ("the Kremlin", ActorKind.GOVERNMENT, "RUS", "RUS"),
        ("Israel's foreign ministry", ActorKind.GOVERNMENT, "ISR", "ISR"),
        ("Ukraine", ActorKind.COUNTRY, "UKR", "UKR"),
        ("a senior European diplomat", ActorKind.PERSON, None, None),
        ("European diplomats", ActorKind.GROUP, None, None),
        ("U.S. allies", ActorKind.GROUP, None, None),
        ("Ukrainians", ActorKind.GROUP, "UKR", None),
        ("Ukrainian soldiers", ActorKind.GROUP, "UKR", None),
        ("a Georgia senator", ActorKind.PERSON, "USA", None),
        ("Georgia’s parliament", ActorKind.GOVERNMENT, "GEO", None),
        ("a former US president", ActorKind.PERSON, "USA", None),
        ("Hungarian opposition leader Anna Kis", ActorKind.PERSON, "HUN", None),
        ("the Russian shadow foreign minister", ActorKind.PERSON, "RUS", None),
        ("a US Steel spokesman", ActorKind.PERSON, "USA", None),
        ("the Trump campaign", ActorKind.ORGANISATION, "USA", None),
        ("G7 leaders", ActorKind.GROUP, None, "G7"),
        ("Hamas", ActorKind.NONSTATE, None, "hamas"),
        ("NATO officials", ActorKind.GROUP, None, "NATO"),
    ],
)
def test_who_is_spoken_for(
    knowledge: Knowledge, mention: str, kind: ActorKind, country: str | None, speaks_for: str | None
) -> None:
    identity = resolved(knowledge, mention)
    assert (identity.kind, identity.country, identity.speaks_for) == (kind, country, speaks_for)


def test_the_unnamed_keep_their_description(knowledge: Knowledge) -> None:
    assert resolved(knowledge, "A senior European diplomat").name == "a senior European diplomat"


def test_former_office_holders_speak_for_nobody(knowledge: Knowledge) -> None:
    identity = resolved(knowledge, "former British prime minister Boris Johnson")
    assert identity.actor == "johnson_boris"
    assert (identity.country, identity.speaks_for, identity.blocs) == ("GBR", None, ())


def test_legislators_speak_for_no_government(knowledge: Knowledge) -> None:
    identity = resolved(knowledge, "Bernie Sanders")
    assert (identity.role, identity.country, identity.speaks_for) == ("Senator", "USA", None)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Saudi Foreign Minister Abdulrahman al-Qahtari", "Abdulrahman al-Qahtari"),
        ("Dutch Foreign Minister Pieter van Oosterveen", "Pieter van Oosterveen"),
        ("Ukraine 's infrastructure minister , Oksana Hrytsai", "Oksana Hrytsai"),
        ("Britain’s Trade Minister Charlie King", "Charlie King"),
        ("Afghan Ambassador to the United States Hamdullah Mohib", "Hamdullah Mohib"),
    ],
)
def test_invented_holders_are_never_taken_for_real_ones(
    knowledge: Knowledge, mention: str, name: str
) -> None:
    identity = resolved(knowledge, mention)
    assert (identity.name, identity.actor) == (name, None)
    assert identity.speaks_for == identity.country


def test_a_body_may_stand_behind_its_country(knowledge: Knowledge) -> None:
    assert resolved(knowledge, "The U.S. State Department").actor == "us_state"
    assert resolved(knowledge, "Britain's Foreign Office").actor == "uk_fcdo"
    assert knowledge.resolve("Israel Hamas", SEED_DAY) is None


def test_a_role_nobody_held_stays_open(knowledge: Knowledge) -> None:
    assert knowledge.resolve("POTUS", date(1900, 1, 1)) is None


def test_a_subject_is_no_nationality(knowledge: Knowledge) -> None:
    identity = resolved(knowledge, "Victor Cha, a Korea scholar at a think tank")
    assert (identity.name, identity.country) == ("Victor Cha", None)


def test_envoys_speak_for_who_sent_them(knowledge: Knowledge) -> None:
    assert resolved(knowledge, "US ambassador to Israel").speaks_for == "USA"
    assert resolved(knowledge, "Ukraine envoy Keith Kellogg").speaks_for == "USA"


@pytest.mark.parametrize(
    "mention",
    ["", "she", "the minister", "Trump and Putin", "Michael Jordan", "Mr. Jordan", "Liis Tamm"],
)
def test_what_stays_open(knowledge: Knowledge, mention: str) -> None:
    assert knowledge.resolve(mention, SEED_DAY) is None


def test_every_answer_gives_its_reason(knowledge: Knowledge) -> None:
    identity = resolved(knowledge, "the vice president", known=SEED_CAST)
    assert identity.how.startswith("the only “Vice President” introduced in the article")
    assert 0 < identity.confidence <= 1


@pytest.mark.parametrize("mention", ["The US president", "POTUS", "Defense Secretary Hegseth"])
def test_without_a_date_an_office_says_so_and_counts_less(
    knowledge: Knowledge, mention: str
) -> None:
    dated, undated = knowledge.resolve(mention, SEED_DAY), knowledge.resolve(mention, None)
    assert dated is not None
    assert undated is not None
    assert undated.confidence == pytest.approx(0.8 * dated.confidence)
    assert "the article has no date: today's office-holders were taken" in undated.how
    assert "that day" not in undated.how
    assert "no date" not in dated.how


def test_without_a_date_a_name_stays_as_sure(knowledge: Knowledge) -> None:
    identity = knowledge.resolve("Donald Trump", None)
    assert identity is not None
    assert identity.confidence == resolved(knowledge, "Donald Trump").confidence
    assert "the article has no date" in identity.how
