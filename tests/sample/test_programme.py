"""The marks of sample data, and the rubric of every year."""

from __future__ import annotations

from cleancdd.sample.programme import of_year
from tests.sample.scored import Sample


def test_all_of_it_is_marked_as_sample_data(programme: Sample) -> None:
    folder, library = programme
    assert library.settings.sample
    assert "ข้อมูลตัวอย่าง" in library.settings.title
    assert all(
        unit.sample and unit.id.startswith("sample-") and unit.iso is None for unit in library.units.values()
    )
    assert "ไม่มีอยู่จริง" in library.pages["about"].prose.plain
    assert all(
        path.read_text(encoding="utf-8").startswith("# ข้อมูลตัวอย่าง") for path in folder.glob("units/**/*.yaml")
    )


def test_the_latest_rubric_serves_every_year(programme: Sample) -> None:
    library = programme[1]
    last = max(library.rubrics)
    assert library.settings.current_year == last
    for year, rubric in library.rubrics.items():
        assert rubric.scheme.model_copy(update={"fiscal_year": last}) == library.rubrics[last].scheme
        assert year == rubric.scheme.fiscal_year
        ours = {key: one.model_copy(update={"year": last}) for key, one in rubric.criteria.items()}
        assert ours == library.rubrics[last].criteria


def test_the_deadlines_of_another_year_stand_in_its_months() -> None:
    files = {
        "rubric.yaml": "fiscal_year: 2564\n",
        "programme.yaml": "when: ภายในเดือนเมษายน 2564\nnote: ปี 2564\nat: ธันวาคม 2563\n",
    }
    assert of_year(files, 2562) == {
        "rubric.yaml": "fiscal_year: 2562\n",
        "programme.yaml": "when: ภายในเดือนเมษายน 2562\nnote: ปี 2564\nat: ธันวาคม 2561\n",
    }
    assert of_year({"rubric.yaml": "fiscal_year: 2564\n"}, 2562) == {"rubric.yaml": "fiscal_year: 2562\n"}
