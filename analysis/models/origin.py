"""Where a model of the user's own comes from: a local folder, or a pinned revision on a hub.

A hub is asked for files only, and only for a model that the user named: no text is sent anywhere.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import ModelError

#: What is fetched of a repository: settings, words of the tokenizer, weights; no subfolders.
FETCHED, PASSED_OVER = ("*.json", "*.txt", "*.model", "*.safetensors"), "*/*"
HUB_ID = re.compile(r"[\w-][\w.-]*/[\w.-]+(@.*)?")
PINNED = re.compile(r"(?P<id>[^@]+)@(?P<commit>[0-9a-f]{40})")


@dataclass(frozen=True, slots=True)
class Pinned:
    """A repository of a hub at one commit, which never changes."""

    repository: str
    commit: str

    @property
    def name(self) -> str:
        """How readings call the model."""
        return f"{self.repository}@{self.commit[:8]}"


def parse(value: str) -> Path | Pinned:
    """Tell whether a setting names a folder or a pinned repository.

    Raises
    ------
    ModelError
        When there is no such folder, or a repository has no full commit.
    """
    folder = Path(value).expanduser()
    if folder.is_dir():
        return folder.resolve()
    if HUB_ID.fullmatch(value) is None:
        raise ModelError(
            f"there is no folder {value}: give the path of one, or a hub id as org/name@COMMIT."
        )
    pinned = PINNED.fullmatch(value)
    if pinned is None:
        raise ModelError(
            f"{value} is no folder, and as a hub id it pins no revision: write "
            f"{value.partition('@')[0]}@ and the commit's 40 hex digits."
        )
    return Pinned(pinned["id"], pinned["commit"])


def fetch(source: Pinned) -> Path:
    """Return the folder of a repository's files, from the local cache when they are there.

    Raises
    ------
    ModelError
        When they are not there and the hub does not give them.
    """
    # Slow to import, and only a hub id needs it.
    from huggingface_hub import snapshot_download  # noqa: PLC0415
    from huggingface_hub.errors import (  # noqa: PLC0415
        LocalEntryNotFoundError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    try:
        folder = snapshot_download(
            source.repository,
            revision=source.commit,
            allow_patterns=list(FETCHED),
            ignore_patterns=PASSED_OVER,
        )
    except (RepositoryNotFoundError, RevisionNotFoundError) as error:
        raise ModelError(
            f"the hub gives no {source.name}: correct id and commit, or log in with "
            "`hf auth login` if the model is not open to all."
        ) from error
    except LocalEntryNotFoundError as error:
        raise ModelError(
            f"{source.name} is not in the local cache and the hub cannot be reached: connect to "
            "the network once, or give a local folder."
        ) from error
    # Downloads fail in as many ways as there are layers beneath them.
    except Exception as error:
        raise ModelError(
            f"{source.name} could not be downloaded ({type(error).__name__}): try again, or give "
            "a local folder."
        ) from error
    return Path(folder)
