"""The information centre of a unit (ศูนย์ข้อมูลข่าวสาร), and its service standards: criteria of dimension 2."""

from __future__ import annotations

from pydantic import Field

from cleancdd.model.addresses import WebAddress
from cleancdd.model.base import Model
from cleancdd.model.fields import Position, Text, Title

__all__ = [
    "Centre",
]


class Fee(Model):
    """What a copy costs, in the words of the unit's announcement."""

    title: Text
    price: Text


class ServiceStep(Model):
    """A step of a service, and its maximum time."""

    text: Text
    within: Text | None = None


class Service(Model):
    """A service of the unit with its standard: the steps, and the time for all of it."""

    title: Text
    within: Text
    steps: tuple[ServiceStep, ...] = Field(min_length=1)
    note: Text | None = None


class Channel(Model):
    """A channel for complaints or opinions; official ones only, never a person's."""

    title: Text
    text: Text | None = None
    url: WebAddress | None = None


class Centre(Model):
    """Where the public reads information, who answers, when, and how to get copies."""

    place: Title
    sign: Title | None = None
    position: Position | None = None
    hours: Text | None = None
    copies: Text | None = None
    fees: tuple[Fee, ...] = ()
    services: tuple[Service, ...] = ()
    complaints: tuple[Channel, ...] = ()
