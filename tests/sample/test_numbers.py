"""Numbers at and beside every limit."""

from __future__ import annotations

from cleancdd.model.evaluation import Procurement
from tests.sample.scored import LATEST, Sample


def test_every_measure_is_recorded_at_and_beside_its_limits(programme: Sample) -> None:
    library = programme[1]
    found: dict[str, set[str]] = {}
    for one in library.evaluations.values():
        for key, number in one.numbers.items():
            found.setdefault(key, set()).add(str(number))
    assert found.keys() == library.rubrics[LATEST].measures.keys()
    procured = [
        one.numbers["procurement"] for one in library.evaluations.values() if "procurement" in one.numbers
    ]
    projects = {one.projects for one in procured if isinstance(one, Procurement)}
    assert projects & {1, 2}
    assert projects >= {0, 3, 6}
    shares = {
        key: one for key, one in found.items() if library.rubrics[LATEST].measures[key].shape == "share"
    }
    assert all({"part=26 whole=52", "part=5 whole=10"} & one for one in shares.values())
