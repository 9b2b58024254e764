"""Dropout that costs next to nothing on a CPU.

Drawing a fresh random mask takes torch about a quarter of a training step on a CPU. Here masks are
stretches, from a random place on, of one large pool that is drawn once.
"""

import torch
from torch import Tensor, nn

#: Values in the pool; an activation with more of them gets dropout of the usual kind.
POOL = 1 << 23


class PooledDropout(nn.Module):  # type: ignore[misc] # torch is not where types are checked
    """Sets a share `p` of the values to nothing and scales up the others, in training only."""

    def __init__(self, p: float, pool: Tensor) -> None:
        super().__init__()
        self.p = p
        self.pool = pool

    def forward(self, values: Tensor) -> Tensor:
        """Return `values`, thinned out in training, untouched otherwise."""
        if not self.training or not self.p:
            return values
        size = values.numel()
        if size >= POOL:
            return nn.functional.dropout(values, self.p)
        start = int(torch.randint(POOL - size, (1,)).item())
        return values * self.pool[start : start + size].view_as(values).to(values.dtype)


def draw_pool(p: float) -> Tensor:
    """Draw the pool of masks for dropout at the rate `p`, in bfloat16."""
    return (torch.rand(POOL) >= p).to(torch.bfloat16) / (1 - p)


def replace_dropout(model: nn.Module) -> None:
    """Let every dropout of `model` take its masks from one pool, drawn here."""
    pools: dict[float, Tensor] = {}
    for parent in list(model.modules()):
        for name, child in parent.named_children():
            if isinstance(child, nn.Dropout) and child.p:
                pool = pools.setdefault(child.p, draw_pool(child.p))
                setattr(parent, name, PooledDropout(child.p, pool))
