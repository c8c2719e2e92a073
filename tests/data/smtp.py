"""A real SMTP server on loopback for tests: prints its port, then each mail that it took, as one line of JSON.

Its argument says how it behaves: `takes` all, `knows_nobody` (refuses each recipient), or `loses` (breaks the
first connection off in the middle of the mail, and takes what comes later). With a file of a certificate and one of
its key it takes nothing before the connection is encrypted and the user `kedun` has signed in with `correct horse`.
"""

import json
import socket
import ssl
import sys
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Handler:
    def __init__(self, mode):
        self.mode = mode
        self.lost = False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mode == "knows_nobody":
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.mode == "loses" and not self.lost:
            self.lost = True
            server.transport.abort()
            return "451 lost"
        text = envelope.content.decode("utf-8", "replace")
        print(json.dumps({"to": envelope.rcpt_tos, "text": text}), flush=True)
        return "250 OK"


def knows(server, session, envelope, mechanism, given):
    right = given.login == b"kedun" and given.password == b"correct horse"
    return AuthResult(success=right)


# The controller itself knocks at its port, so that it has to know it.
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
settings = {}
if len(sys.argv) > 2:
    settings["tls_context"] = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    settings["tls_context"].load_cert_chain(*sys.argv[2:4])
    settings["require_starttls"] = True
    settings["auth_required"] = True
    settings["authenticator"] = knows
controller = Controller(Handler(sys.argv[1]), hostname="127.0.0.1", port=port, **settings)
controller.start()
print(port, flush=True)
while True:
    time.sleep(3600)
