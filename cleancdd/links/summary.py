"""What a check of links found, as staff read it on a terminal: how many of each, then each address that needs
a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cleancdd import labels
from cleancdd.model.links import LinkState, LinkStatus
from cleancdd.thai.dates import format_day

__all__ = ["summary"]


def summary(found: Mapping[str, LinkStatus], places: Mapping[str, Sequence[str]]) -> str:
    """Counts by state, and each address that is not in its place, with where it is written."""
    return "\n".join(_lines(found, places))


def _lines(found: Mapping[str, LinkStatus], places: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield f"ตรวจแล้ว {len(found)} ที่อยู่"
    groups = {state: [one for one in found if found[one].state is state] for state in labels.LINK_STATES}
    for state, members in groups.items():
        if members:
            yield f"{len(members):>7}  {labels.LINK_STATES[state]}"
    for state, members in groups.items():
        if members and state is not LinkState.OK:
            yield f"\n{labels.LINK_STATES[state]}"
            for address in members:
                yield from _entry(address, found[address], places.get(address, ()))


def _entry(address: str, status: LinkStatus, places: Sequence[str]) -> Iterator[str]:
    yield f"  {address}"
    details = [f"ตอบรหัส {status.status}"] if status.status else []
    details += [labels.LINK_REASONS[status.reason]] if status.reason else []
    details += [f"พบครั้งแรกเมื่อ {format_day(status.since)}"] if status.since else []
    if details:
        yield f"      {' · '.join(details)}"
    if status.moved_to:
        yield f"      ที่อยู่ใหม่ {status.moved_to}"
    if status.final and status.final != status.moved_to:
        yield f"      ส่งต่อไปที่ {status.final}"
    if places:
        yield f"      แก้ไขที่ {' '.join(places)}"
