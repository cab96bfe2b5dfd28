"""Personal data: its kinds, and the exceptions that somebody reviewed and allowed."""

from __future__ import annotations

from enum import StrEnum

from cleancdd.model.addresses import FilePath
from cleancdd.model.base import Model
from cleancdd.model.fields import Day, Position, Reason, Text

__all__ = ["NO_EXCEPTIONS", "Kind", "PrivacyBook", "PrivacyException"]


class Kind(StrEnum):
    """A kind of personal data that is looked for."""

    NATIONAL_ID = "national-id"
    MOBILE = "mobile"
    BANK_ACCOUNT = "bank-account"
    PASSPORT = "passport"
    CAR_PLATE = "car-plate"
    HOME_ADDRESS = "home-address"
    PRIVATE_EMAIL = "private-email"
    PAY_TABLE = "pay-table"
    HEALTH_TABLE = "health-table"
    CASE_TABLE = "case-table"


class PrivacyException(Model):
    """Data that may be published nevertheless: where it is, how it is shown when found, why, and who decided,
    by position and day."""

    file: FilePath
    kind: Kind
    shown: Text
    reason: Reason
    reviewer: Position
    date: Day


class PrivacyBook(Model):
    """`content/privacy.yaml`: every exception of the site."""

    exceptions: tuple[PrivacyException, ...] = ()


NO_EXCEPTIONS = PrivacyBook()
