"""Deleting an identity at the external sign-in provider."""

import httpx

from ghar_app.refusals import Refused
from ghar_app.settings import settings

PATIENCE_S = 5.0
RETRY_S = 30
OURS = ("local:", "__deleted__", "__migrated__")


async def delete_identity(subject: str | None) -> None:
    """Delete it there before anything is deleted here; one that is gone already is fine.

    Nothing to do for an account of our own. Refused `provider_away` (retry in 30 s) when the
    provider cannot be reached, `provider_refused` when it says no: nothing has changed then.
    """
    chosen = settings()
    is_ours = subject is None or subject.startswith(OURS)
    if is_ours or chosen.supabase_url is None or chosen.supabase_service_key is None:
        return
    key = chosen.supabase_service_key.get_secret_value()
    url = f"{chosen.supabase_url.rstrip('/')}/auth/v1/admin/users/{subject}"
    headers = {"Authorization": f"Bearer {key}", "apikey": key}
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
            answer = await client.delete(url, headers=headers)
    except httpx.HTTPError:
        raise Refused("provider_away", retry_after=RETRY_S) from None
    if answer.status_code >= 500:
        raise Refused("provider_away", retry_after=RETRY_S)
    if answer.status_code != 404 and not answer.is_success:
        raise Refused("provider_refused")
