"""How far somebody has come, for each part of the product."""

import pytest

from ghar_app.models.identity import Step, User
from ghar_app.models.identity.user.gate import APPS
from ghar_app.refusals import Refused
from tests.factories.identity import person


@pytest.mark.parametrize(
    ("columns", "app", "step", "missing"),
    [
        ({}, "ghar360", Step.ACTIVE, ()),
        ({"phone_verified": False}, "ghar360", Step.IDENTIFIER_VERIFICATION, ()),
        ({"phone_verified": False, "email_verified": True}, "ghar360", Step.ACTIVE, ()),
        ({"last_auth_method": "phone_password"}, "ghar360", Step.PASSWORD_SETUP, ()),
        ({"last_auth_method": None}, "ghar360", Step.PASSWORD_SETUP, ()),
        ({"last_auth_method": "google"}, "ghar360", Step.ACTIVE, ()),
        ({"last_auth_method": "email_otp"}, "ghar360", Step.ACTIVE, ()),
        ({"full_name": None}, "ghar360", Step.PROFILE_COMPLETION, ("full_name",)),
        (
            {"full_name": None, "date_of_birth": None},
            "flatmates",
            Step.PROFILE_COMPLETION,
            ("full_name", "date_of_birth"),
        ),
        ({}, "flatmates", Step.APP_ONBOARDING, ()),
        ({"flatmates_onboarding_completed": True}, "flatmates", Step.ACTIVE, ()),
        ({"flatmates_onboarding_completed": True}, "stays", Step.APP_ONBOARDING, ()),
    ],
)
async def test_the_gate_reads_the_columns(db, columns, app, step, missing) -> None:
    user = await person(db, **columns)
    gate = user.gate(app)
    assert (gate.step, gate.missing, gate.is_open) == (step, missing, step is Step.ACTIVE)


async def test_a_closed_gate_says_what_is_still_to_do(db) -> None:
    user = await person(db, full_name=None)
    with pytest.raises(Refused) as refused:
        user.require_open()
    assert refused.value.code == "gate_profile_completion"
    user.rename("Asha Rao")
    user.require_open()
    user.is_active = False
    with pytest.raises(Refused) as refused:
        user.require_open()
    assert refused.value.code == "account_inactive"


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.ACTIVE])
def test_every_step_has_a_sentence(step: Step) -> None:
    refusal = Refused(f"gate_{step.value}", missing=())
    assert refusal.message("en") != refusal.message("hi")


def test_an_unknown_part_is_a_mistake_and_a_missing_column_is_not_yet(monkeypatch) -> None:
    user = User(phone_verified=True, last_auth_method="phone_otp", full_name="A", date_of_birth=1)
    with pytest.raises(ValueError, match="nonsense"):
        user.gate("nonsense")
    monkeypatch.setitem(APPS, "stays", "no_such_column")
    assert user.gate("stays").step is Step.APP_ONBOARDING
