from tests.extraction.conftest import Read


def test_the_subject_just_before(read: Read) -> None:
    (quote,) = read(
        "Anna Featherstone was blunt. “The roof has to be mended by May at the latest.”"
    )
    assert quote.speaker is not None
    assert quote.speaker.name == "Anna Featherstone"
    assert "subject just before" in quote.speaker.evidence


def test_the_floor_is_lost_when_somebody_else_comes_up(read: Read) -> None:
    text = (
        "“We will stay here until May,” Anna Featherstone said.\n"
        "Robert Brown was in the room, and so was Susan Hill.\n"
        "“And after that we will all go home.”"
    )
    assert read(text)[1].speaker is None


def test_bodies_keep_the_floor(read: Read) -> None:
    first, second = read("Hamas said it had accepted. The group warned that others would pay.")
    assert first.speaker is not None
    assert second.speaker is not None
    assert first.speaker.actor == second.speaker.actor


def test_the_official_is_the_one_described_just_before(read: Read) -> None:
    text = (
        "Anna Featherstone said nothing new, but a senior official in her office did. "
        "“The roof has to be mended,” the official said."
    )
    speaker = read(text)[-1].speaker
    assert speaker is not None
    assert speaker.name.startswith("a senior official")
