import pytest

torch = pytest.importorskip("torch", reason="training needs torch (requirements-train.txt)")
pytestmark = pytest.mark.torch


def test_a_share_is_dropped_in_training_and_nothing_otherwise() -> None:
    from analysis.learning.dropout import PooledDropout, replace_dropout  # noqa: PLC0415

    model = torch.nn.Sequential(torch.nn.Dropout(0.25))
    replace_dropout(model)
    assert isinstance(model[0], PooledDropout)
    values = torch.ones(400, 500)
    thinned = model(values)
    assert (thinned == 0).float().mean().item() == pytest.approx(0.25, abs=0.01)
    assert thinned.mean().item() == pytest.approx(1, abs=0.02)
    assert torch.equal(model.eval()(values), values)
