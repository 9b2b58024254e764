from pathlib import Path

import pytest

from analysis.errors import ModelError
from analysis.learning.base import check_base


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no model\.safetensors"):
        check_base(tmp_path)


def test_unknown_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"anything")
    with pytest.raises(ModelError, match="not a known encoder"):
        check_base(tmp_path)
