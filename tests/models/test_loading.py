import pytest

from analysis.errors import ModelError
from analysis.models import CHOICES, load_models


def test_a_choice_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ModelError, match="choose one of default, fast"):
        load_models("best")


@pytest.mark.slow
@pytest.mark.parametrize("choice", CHOICES)
def test_every_choice_loads_once(choice: str) -> None:
    assert load_models(choice) is load_models(choice)
