from datetime import UTC, datetime, timedelta

import pytest

from analysis.errors import StoreError
from analysis.store import Store


def test_an_accepted_issue_says_by_whom_and_when(store: Store) -> None:
    issue_id = store.issues.accept("  The foreign  aid bill ", ["aid bill", " ", "~the bill"], "R")
    (issue,) = store.issues.all()
    assert (issue.id, issue_id) == ("issue:the-foreign-aid-bill.1",) * 2
    assert (issue.name, issue.wordings) == ("The foreign aid bill", ("aid bill", "~the bill"))
    assert issue.by == "R"
    assert timedelta(0) <= datetime.now(UTC) - issue.at < timedelta(minutes=1)


def test_a_removed_issue_is_out_of_force_and_its_id_is_never_used_again(store: Store) -> None:
    first = store.issues.accept("aid", [], "R")
    assert store.issues.remove(first, "S")
    assert not store.issues.remove(first, "S")
    assert store.issues.all() == ()
    second = store.issues.accept("aid", [], "R")
    assert (first, second) == ("issue:aid.1", "issue:aid.2")
    assert [issue.id for issue in store.issues.all()] == [second]


def test_the_same_name_twice_is_told(store: Store) -> None:
    store.issues.accept("the Aid Bill", [], "R")
    with pytest.raises(StoreError, match=r"“The aid bill” is there already: give"):
        store.issues.accept("The aid bill", [], "R")


@pytest.mark.parametrize(("name", "by"), [(" ", "R"), ("aid", " ")])
def test_an_issue_needs_a_name_and_somebody(store: Store, name: str, by: str) -> None:
    with pytest.raises(StoreError, match="needs a name"):
        store.issues.accept(name, [], by)
    assert store.issues.all() == ()


def test_every_change_is_told_to_other_readers(store: Store) -> None:
    seen = [store.revision()]
    issue = store.issues.accept("aid", [], "R")
    seen.append(store.revision())
    store.issues.remove(issue, "R")
    seen.append(store.revision())
    store.issues.remove("issue:none", "R")
    assert seen == sorted(set(seen))
    assert store.revision() == seen[-1]
