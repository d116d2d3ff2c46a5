"""The DfE's API on the loopback: it takes what its schema allows, and fails on request."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from api_receiver import Receiver

PATH = "/children_social_care_data/302/children"
KEY, TOKEN, SECRET = "k-1", "t-1", "s-1"


class Server(ThreadingHTTPServer):
    """``fates`` are the next answers, each a status, "lost" (never arrives) or "unheard" (taken, and no answer)."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.receiver = Receiver()
        self.fates = []
        self.asked = []
        self.tokens = 0
        self.wants_token = False
        self.headers = {}

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, path, headers, body):
        """The status and the text of an answer."""
        self.asked.append((path, headers))
        if path != PATH:
            return 404, ""
        if headers["SupplierKey"] != KEY or (
            self.wants_token and headers["Authorization"] != f"Bearer {TOKEN}{self.tokens}"
        ):
            return 401, ""
        children = json.loads(body)
        refusal = self.receiver.refusal(children)
        if refusal:
            return 400, refusal
        self.receiver.take(children)
        return 200, json.dumps([f"receipt-{each['la_child_id']}" for each in children])


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/token":
            return self._token(parse_qs(body.decode()))
        fate = self.server.fates.pop(0) if self.server.fates else None
        if isinstance(fate, int):
            return self._reply(fate, "as asked")
        status, text = (0, "") if fate == "lost" else self.server.answer(self.path, self.headers, body)
        return None if fate else self._reply(status, text)

    def _token(self, form):
        if form["client_secret"] != [SECRET]:
            return self._reply(400, "{}")
        self.server.tokens += 1
        return self._reply(200, json.dumps({"access_token": f"{TOKEN}{self.server.tokens}"}))

    def _reply(self, status, text):
        self.send_response(status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


@contextmanager
def running():
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
