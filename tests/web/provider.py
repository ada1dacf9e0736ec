"""A sign-in provider of our own for tests: a real HTTP server with real keys."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm


@dataclass
class Provider:
    """`keys` are published, `asked` counts how often; `status` other than 200 is an outage."""

    url: str = ""
    keys: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    asked: int = 0
    deleted: list[str] = field(default_factory=list)
    delete_status: int = 200
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    token_status: int = 200

    def new_key(self, kid: str, algorithm: str = "RS256", *, published: bool = True) -> Any:
        """A key pair; its public half is published under `kid`."""
        if algorithm == "ES256":
            key: Any = ec.generate_private_key(ec.SECP256R1())
            public = ECAlgorithm.to_jwk(key.public_key(), as_dict=True)
        else:
            key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
            public = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
        if published:
            self.keys[kid] = {**public, "kid": kid, "alg": algorithm, "use": "sig"}
        return key

    def token(self, key: Any, *, kid: str = "one", algorithm: str = "RS256", **claims: Any) -> str:
        """A token that is good for ten minutes; claims given here win, None takes one out."""
        payload = {
            "iss": f"{self.url}/auth/v1",
            "aud": "authenticated",
            "sub": "subject-1",
            "iat": int(time()),
            "exp": int(time()) + 600,
            **claims,
        }
        payload = {name: value for name, value in payload.items() if value is not None}
        return jwt.encode(payload, key, algorithm, headers={"kid": kid})

    def signs_in(self, authorize: str, token: str) -> str:
        """What the provider does when somebody signs in there: the address to come back to.

        The code works once, for whoever has the verifier of the address one came with.
        """
        query = parse_qs(urlsplit(authorize).query)
        code = f"code-{len(self.codes)}"
        self.codes[code] = (query["code_challenge"][0], token)
        return f"{query['redirect_to'][0]}&code={code}"

    def exchange(self, body: dict[str, str]) -> dict[str, str] | None:
        """The token of a code, once, or None."""
        challenge, token = self.codes.pop(body["auth_code"], ("", ""))
        made = hashlib.sha256(body["code_verifier"].encode()).digest()
        if not token or base64.urlsafe_b64encode(made).decode().rstrip("=") != challenge:
            return None
        return {"access_token": token, "token_type": "bearer"}


@contextmanager
def running() -> Iterator[Provider]:
    """The provider on a free port."""
    provider = Provider()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.asked += 1
            body = json.dumps({"keys": list(provider.keys.values())}).encode()
            self._answer(provider.status, body)

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found = provider.exchange(body) if provider.token_status == 200 else None
            status = provider.token_status if provider.token_status != 200 else 400
            self._answer(200 if found else status, json.dumps(found or {}).encode())

        def do_DELETE(self) -> None:
            provider.deleted.append(self.path.rpartition("/")[2])
            self._answer(provider.delete_status, b"{}")

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
