"""Which rows belong to an identifier and a purpose."""

from sqlalchemy import ColumnElement
from sqlmodel import col

from ghar_app.models.identity.identifiers import Identifier
from ghar_app.models.identity.kinds import OtpType
from ghar_app.models.identity.otp import OtpVerification


def of(to: Identifier, otp_type: OtpType) -> tuple[ColumnElement[bool], ...]:
    """Conditions for codes of one purpose, sent to one phone or address."""
    road = OtpVerification.phone if to.is_phone else OtpVerification.email
    return (col(road) == to.value, col(OtpVerification.otp_type) == otp_type)
