"""Renders the pages of saved files at once, while the whole site is still to be built again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cleancdd.pipeline import Planned
from cleancdd.serve.records import RecordProofs
from cleancdd.serve.texts import TextProofs

__all__ = ["Proofs"]


class Proofs:
    """The pages of texts, evaluations and disclosures that were saved since a site was planned.

    A proof is the planned page with the new text, scorecard or OIT sheet in it; the next build replaces the
    proof, and reports diagnostics.
    """

    def __init__(self, root: Path, planned: Planned) -> None:
        self._root = root
        self._makers = (TextProofs(root, planned), RecordProofs(root, planned))

    def of(self, saved: Iterable[Path]) -> dict[str, bytes]:
        """The new pages by their path within the site; files with diagnostics have none."""
        names = {path.relative_to(self._root).as_posix() for path in saved if path.is_relative_to(self._root)}
        return {path: made for maker in self._makers for path, made in maker.of(names).items()}
