"""Bearer tokens against a provider with real keys: what is good, what is not, and who is away."""

from collections.abc import Iterator
from datetime import timedelta

import jwt
import pytest
import time_machine

from ghar_app.clock import now
from ghar_app.gateways import tokens
from ghar_app.gateways.tokens import BadToken, Issuer, ProviderAway
from tests.web.provider import Provider, running


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    monkeypatch.setattr(tokens, "PAUSE_S", 0.01)
    with running() as found:
        yield found


async def test_a_good_token_of_either_algorithm(provider: Provider) -> None:
    issuer = Issuer(provider.url)
    for kid, algorithm in (("one", "RS256"), ("two", "ES256")):
        key = provider.new_key(kid, algorithm)
        claims = await Issuer(provider.url).claims(
            provider.token(key, kid=kid, algorithm=algorithm, sub=kid, email="a@ghar.test")
        )
        assert (claims.subject, claims.email, claims.email_confirmed) == (kid, "a@ghar.test", False)
    said = provider.token(provider.new_key("three"), kid="three", email_verified=True)
    assert (await issuer.claims(said)).email_confirmed


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "somebody-else"},
        {"iss": "https://evil.example/auth/v1"},
        {"exp": None},
        {"iat": None},
        {"sub": None},
        {"exp": 1},
        {"iat": 4_000_000_000, "nbf": 4_000_000_000},
    ],
    ids=["audience", "issuer", "no exp", "no iat", "no sub", "expired", "not yet"],
)
async def test_bad_claims(provider: Provider, claims: dict) -> None:
    key, issuer = provider.new_key("one"), Issuer(provider.url)
    with pytest.raises(BadToken):
        await issuer.claims(provider.token(key, **claims))
    assert (await issuer.claims(provider.token(key))).subject == "subject-1"


async def test_clocks_that_differ_a_little(provider: Provider) -> None:
    key, issuer, at = provider.new_key("one"), Issuer(provider.url), int(now().timestamp())
    assert await issuer.claims(provider.token(key, iat=at + 5, exp=at + 60))
    assert await issuer.claims(provider.token(key, iat=at - 60, exp=at - 5))
    with pytest.raises(BadToken):
        await issuer.claims(provider.token(key, iat=at - 60, exp=at - 30))


async def test_no_signature_another_key_and_a_secret_made_of_the_public_key(
    provider: Provider,
) -> None:
    provider.new_key("one")
    issuer, stranger = Issuer(provider.url), Provider(provider.url).new_key("x")
    payload = jwt.decode(provider.token(stranger), options={"verify_signature": False})
    forged = [
        jwt.encode(payload, None, "none", headers={"kid": "one"}),  # type: ignore[arg-type]
        jwt.encode(payload, str(provider.keys["one"]["n"]), "HS256", headers={"kid": "one"}),
        provider.token(stranger),
        jwt.encode(payload, stranger, "RS256"),
        "rubbish",
        "a.b.c",
    ]
    for token in forged:
        with pytest.raises(BadToken):
            await issuer.claims(token)


async def test_keys_rotate_and_made_up_ids_ask_once_a_minute(provider: Provider) -> None:
    issuer = Issuer(provider.url)
    with time_machine.travel(now(), tick=False) as clock:
        await issuer.claims(provider.token(provider.new_key("one")))
        asked = provider.asked
        rotated = provider.new_key("two")
        assert await issuer.claims(provider.token(rotated, kid="two"))
        assert provider.asked == asked + 1
        unknown = provider.new_key("three", published=False)
        for _ in range(5):
            with pytest.raises(BadToken):
                await issuer.claims(provider.token(unknown, kid="three"))
        assert provider.asked == asked + 1
        clock.shift(timedelta(seconds=61))
        with pytest.raises(BadToken):
            await issuer.claims(provider.token(unknown, kid="three"))
        assert provider.asked == asked + 2


async def test_an_outage_is_not_a_bad_token(provider: Provider) -> None:
    key, issuer = provider.new_key("one"), Issuer(provider.url)
    provider.status = 500
    with pytest.raises(ProviderAway):
        await issuer.claims(provider.token(key))
    assert provider.asked == 3, "tried again twice"
    provider.status = 200
    with time_machine.travel(now(), tick=False) as clock:
        assert await issuer.claims(provider.token(key))
        provider.status = 503
        clock.shift(timedelta(hours=2))
        assert await issuer.claims(provider.token(key, sub="b")), "with the keys that are held"
        clock.shift(timedelta(hours=23))
        with pytest.raises(ProviderAway):
            await issuer.claims(provider.token(key, sub="c"))


async def test_no_keys_at_all_is_an_answer_too(provider: Provider) -> None:
    issuer, key = Issuer(provider.url), Provider().new_key("one")
    for _ in range(3):
        with pytest.raises(BadToken):
            await issuer.claims(provider.token(key))
    assert provider.asked <= 2


async def test_a_token_is_checked_once_a_minute(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, issuer = provider.new_key("one"), Issuer(provider.url)
    checked = []
    real = issuer._verified
    monkeypatch.setattr(issuer, "_verified", lambda token: checked.append(1) or real(token))
    token = provider.token(key)
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(3):
            await issuer.claims(token)
        assert len(checked) == 1
        clock.shift(timedelta(seconds=61))
        await issuer.claims(token)
        assert len(checked) == 2
