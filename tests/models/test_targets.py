from dataclasses import dataclass

from analysis.models.targets import Targets, stance_query
from analysis.records import ActorKind, Issue, Kind, Quote, Span, Speaker, Target
from tests.models.test_issues import issues

__all__ = ["issues"]

PUTIN = Target("putin", "Vladimir Putin", ActorKind.PERSON, Span(0, 5))


@dataclass(frozen=True)
class Meant:
    span: Span
    target: Target | None = None
    antecedents: tuple[tuple[Span, float], ...] = ()


def quote_of(text: str, *words: str, identifier: str = "q") -> Quote:
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in words)
    return Quote(
        id=identifier,
        kind=Kind.DIRECT,
        content=spans,
        verbatim=spans,
        text=" ".join(words),
        sentence=Span(spans[0].start, spans[-1].end),
        speaker=Speaker("Donald Trump", actor="trump"),
    )


def test_whoever_is_meant_twice_is_one_target() -> None:
    text = "Putin lies, he does."
    meant = [Meant(Span(0, 5), PUTIN), Meant(Span(12, 14), PUTIN)]
    assert Targets(text, {"q": meant}, ()).all([quote_of(text, text)]) == [(PUTIN,)]


def test_a_quote_without_references_has_no_target() -> None:
    assert Targets("Well.", {}, ()).all([quote_of("Well.", "Well.")]) == [()]


def test_a_quote_goes_on_about_an_issue_when_its_pronoun_takes_up_a_party(
    issues: tuple[Issue, ...],
) -> None:
    text = "I want Russia back in the G7. It was wrong to throw them out."
    first = quote_of(text, "I want Russia back in the G7", identifier="1")
    second = quote_of(text, "It was wrong to throw them out", identifier="2")
    russia = Target("RUS", "Russia", ActorKind.COUNTRY, Span(7, 13))
    them = Span(text.index("them"), text.index("them") + 4)
    references = {
        "1": [Meant(Span(7, 13), russia)],
        "2": [Meant(them, russia, ((Span(7, 13), 1.0),))],
    }
    found = Targets(text, references, issues).all([first, second])
    assert [[target.name for target in one] for one in found] == [
        ["Russia", "Russia's return to the G7"],
        ["Russia", "Russia's return to the G7"],
    ]


def test_the_query_marks_the_target_inside_the_joined_quote() -> None:
    text = "“We like Norway,” he said, “and Sweden.”"
    quote = quote_of(text, "We like Norway", "and Sweden")
    meant = [
        Meant(span, Target(name, name, ActorKind.COUNTRY, span))
        for name in ("Norway", "Sweden")
        if (span := Span(text.index(name), text.index(name) + 6))
    ]
    (targets,) = Targets(text, {"q": meant}, ()).all([quote])
    assert len(targets) == 2
    for target in targets:
        query = stance_query(text, quote, target)
        assert query.span is not None
        assert query.span.of(query.text) == target.name
