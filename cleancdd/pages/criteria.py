"""The rubric of a year, and a page for each of its criteria."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from cleancdd import labels, urls
from cleancdd.model.base import Computed
from cleancdd.model.criterion import CheckName, Criterion
from cleancdd.model.page import Page
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import CriterionCard, Outcome, Scorecard
from cleancdd.pages.edition import Edition, Link
from cleancdd.pages.headings import Heading, headings_above, headings_before
from cleancdd.pages.parts import NAMES, Group, parts, ways
from cleancdd.pages.phrases import check_words, evidence_words, observed_words, recording

__all__ = ["pages"]


_CASES: Mapping[str, str] = {
    **{one.value: labels.OUTCOMES[one] for one in (Outcome.MET, Outcome.UNMET, Outcome.NOT_APPLICABLE)},
    "mentioned": "กล่าวถึงในเอกสาร",
}
"""The groups of units on the page of a criterion, in order."""


class Headings(Computed):
    """The headings that begin before each criterion of a rubric."""

    before: dict[str, tuple[Heading, ...]]


class CriterionPosition(Computed):
    """The place of a criterion: in a level of a dimension, on a step of a further ladder, or alone (the extra
    point)."""

    track: str
    anchor: str
    number: int | None = None
    variant: str = "all"
    level: int | None = None
    points: int | None = None
    headings: tuple[str, ...] = ()


class Cases(Computed):
    """The units judged on a criterion in its year, by official outcome, and the units that a document
    mentions.

    `open` counts units whose records do not settle it, `unknown` those without any records.
    """

    met: tuple[Link, ...]
    unmet: tuple[Link, ...]
    not_applicable: tuple[Link, ...]
    unknown: int
    open: int = 0
    mentioned: tuple[Link, ...] = ()


class CaseGroup(Computed):
    """The units of one outcome, or those that a document mentions: `count` in all, `links` to those on the
    page."""

    key: str
    count: int
    links: tuple[Link, ...]

    @property
    def anchor(self) -> str:
        """Where the group begins in a divided list; no heading of a text can have an anchor with a dot."""
        return f"cases.{self.key}"


class Guide(Computed):
    """How staff record a criterion: in words, and as the lines of the file."""

    id: str
    title: str
    record: str
    measure: str | None
    sample: str | None
    parts: dict[str, str]


def pages(edition: Edition) -> Iterator[Page]:
    """`/criteria/<year>/` and `/criteria/<year>/<criterion>/` for every rubric."""
    for year, rubric in sorted(edition.library.rubrics.items()):
        before = Headings(before=headings_before(rubric))
        yield edition.page(
            urls.criteria(year), "criteria.html", rubric=rubric, headings=before, years=edition.years
        )
        cases = cases_of(rubric, edition)
        order = tuple(rubric.criteria.values())
        for index, criterion in enumerate(order):
            near = {
                "previous": _link(year, order[index - 1]) if index else None,
                "following": _link(year, order[index + 1]) if index + 1 < len(order) else None,
            }
            related = edition.relations.of_criterion(year, criterion.id)
            yield from _criterion(
                edition, rubric, criterion, cases[criterion.id], {**near, "related": related}
            )
        yield _recording(edition, rubric, before)


def _recording(edition: Edition, rubric: Rubric, before: Headings) -> Page:
    """What staff record, criterion by criterion; public pages name no files or fields."""
    guides = tuple(_guide(rubric, one) for one in rubric.criteria.values())
    return edition.page(
        urls.criteria_recording(rubric.year),
        "recording.html",
        year=rubric.year,
        dimensions=tuple(
            Link(label=f"{one.name}{edition.library.settings.bracketed_kind(one.variant)}", url=key)
            for key, one in rubric.dimensions.items()
        ),
        guides=guides,
        headings=before,
    )


def _guide(rubric: Rubric, criterion: Criterion) -> Guide:
    measure = rubric.measures.get(criterion.check.measure or "")
    sample = recording(rubric, criterion)
    return Guide(
        id=criterion.id,
        title=criterion.title,
        record=criterion.record,
        measure=" ".join(filter(None, (measure.record, measure.note))) if measure else None,
        sample=sample.rstrip("\n") if sample else None,
        parts=criterion.asked_parts,
    )


def _criterion(
    edition: Edition, rubric: Rubric, criterion: Criterion, cases: Cases, around: Mapping[str, object]
) -> Iterator[Page]:
    measure = rubric.measures.get(criterion.check.measure or "")
    told = {
        "year": rubric.year,
        "criterion": criterion,
        "place": place_of(rubric, criterion),
        "how": evidence_words(criterion)
        if criterion.check.name is CheckName.EVIDENCE
        else check_words(criterion.check, measure),
        "observed": observed_words(criterion.observed, rubric.criteria),
        "exemptions": tuple(rubric.scheme.exemptions[key] for key in criterion.exemptions),
        "questions": rubric.questions_about(criterion.id),
        "unknown": cases.unknown,
        "open": cases.open,
        **around,
    }
    groups = _case_groups(cases)
    named = (Group(one.anchor, one.count, label=_CASES[one.key]) for one in groups)
    told["ways"] = ways(criterion.url, named, NAMES)
    rows = [(place, link) for place, one in enumerate(groups) for link in one.links]
    for url, turn, some in parts(criterion.url, rows, NAMES):
        shown = tuple(_cut(groups[place], ours) for place, ours in groupby(some, key=itemgetter(0)))
        yield edition.page(url, "criterion.html", cases=shown, turn=turn, **told)


def _case_groups(cases: Cases) -> tuple[CaseGroup, ...]:
    """The units of a criterion by outcome, as its page lists them."""
    found = dict(zip(_CASES, (cases.met, cases.unmet, cases.not_applicable, cases.mentioned), strict=True))
    return tuple(CaseGroup(key=key, count=len(links), links=links) for key, links in found.items() if links)


def _cut(group: CaseGroup, rows: Iterable[tuple[int, Link]]) -> CaseGroup:
    """The links of a group that are on one page."""
    return CaseGroup(key=group.key, count=group.count, links=tuple(link for _, link in rows))


def place_of(rubric: Rubric, criterion: Criterion) -> CriterionPosition:
    """The position of the criterion in its rubric."""
    stem = criterion.id.split(".")[0]
    if stem in rubric.dimensions:
        one = rubric.dimensions[stem]
        level = next(level for level in one.levels if f"{stem}.l{level.level}" == criterion.level_id)
        above = tuple(heading.title for heading in headings_above(rubric, criterion.id).values())
        return CriterionPosition(
            track=one.name,
            anchor=stem,
            number=one.number,
            variant=one.variant,
            level=level.level,
            points=level.points,
            headings=above,
        )
    for key, ladder in rubric.ladders.items():
        for step in ladder.steps:
            if step.id == criterion.id:
                return CriterionPosition(track=ladder.title, anchor=key, level=step.level)
    return CriterionPosition(track="คะแนนพิเศษ", anchor="extra", points=rubric.scheme.extra_points)


def cases_of(rubric: Rubric, edition: Edition) -> dict[str, Cases]:
    """The cases of every criterion of the rubric, units in the order of the library."""
    found: dict[str, dict[Outcome, list[Link]]] = {
        key: {outcome: [] for outcome in Outcome} for key in rubric.criteria
    }
    mentioned: dict[str, list[Link]] = {key: [] for key in rubric.criteria}
    unsettled: Counter[str] = Counter()
    for unit in edition.library.units.values():
        card = edition.scorecards.get((unit.id, rubric.year))
        if card is None:
            continue
        link = Link(label=unit.label, url=urls.scorecard(unit.id, rubric.year))
        for one in _cards(card):
            outcome = _official(card, one)
            found[one.criterion][outcome].append(link)
            unsettled[one.criterion] += one.open and outcome is Outcome.UNKNOWN
            if one.document and one.evidence:
                mentioned[one.criterion].append(link)
    return {key: _cases(outcomes, unsettled[key], mentioned[key]) for key, outcomes in found.items()}


def _cards(card: Scorecard) -> Iterator[CriterionCard]:
    steps = card.ladder.steps if card.ladder else ()
    for level in (*(level for dimension in card.dimensions for level in dimension.levels), *steps):
        yield from level.criteria
    if card.extra is not None:
        yield card.extra


def _official(card: Scorecard, one: CriterionCard) -> Outcome:
    return one.committee.outcome if card.basis == "committee" and one.committee else one.own.outcome


def _cases(outcomes: Mapping[Outcome, list[Link]], unsettled: int, mentioned: list[Link]) -> Cases:
    return Cases(
        met=tuple(outcomes[Outcome.MET]),
        unmet=tuple(outcomes[Outcome.UNMET]),
        not_applicable=tuple(outcomes[Outcome.NOT_APPLICABLE]),
        unknown=len(outcomes[Outcome.UNKNOWN]) - unsettled,
        open=unsettled,
        mentioned=tuple(mentioned),
    )


def _link(year: int, criterion: Criterion) -> Link:
    return Link(label=criterion.title, url=criterion.url)
