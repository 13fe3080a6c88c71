"""firefox.py - Firefox, driven through its own port (W3C WebDriver BiDi).

The same words as webdriver.Browser, without a driver program: Firefox speaks
the protocol itself, over a WebSocket. Only Python's standard library:

    with Firefox("firefox-esr", folder) as b:
        b.open("file:///.../play.html#final")
        b.press("ArrowRight")
        b.run("return document.title")
"""
import base64
import json
import os
import socket
import struct
import subprocess
import time

from webdriver import KEYS, free_port


class Socket:
    """As much of a WebSocket (RFC 6455) as one peer on this machine needs."""

    def __init__(self, port, path):
        self.socket = socket.create_connection(("127.0.0.1", port), 280)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((
            "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: %s\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n" % (path, port, key)).encode())
        self.data = b""
        while b"\r\n\r\n" not in self.data:
            self.more()
        head, self.data = self.data.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise RuntimeError("Firefox opens no session: %r" % head[:200])

    def more(self):
        data = self.socket.recv(1 << 16)
        if not data:
            raise RuntimeError("Firefox has gone")
        self.data += data

    def take(self, count):
        while len(self.data) < count:
            self.more()
        taken, self.data = self.data[:count], self.data[count:]
        return taken

    def send(self, text):
        data = text.encode()
        size = (struct.pack("!B", 0x80 | len(data)) if len(data) < 126 else
                struct.pack("!BH", 0xfe, len(data)) if len(data) < 65536 else
                struct.pack("!BQ", 0xff, len(data)))
        mask = os.urandom(4)
        self.socket.sendall(b"\x81" + size + mask + bytes(
            c ^ mask[i & 3] for i, c in enumerate(data)))

    def receive(self):
        text, last = b"", False
        while not last:
            first, length = self.take(2)
            length &= 127
            if length > 125:
                length = int.from_bytes(self.take(2 if length == 126 else 8),
                                        "big")
            data = self.take(length)
            if first & 15 < 3:  # text, or more of it
                text += data
                last = first & 128
        return text.decode()


class Firefox:
    def __init__(self, program, folder):
        port, profile = free_port(), os.path.join(folder, "firefox")
        os.mkdir(profile)
        self.log = open(os.path.join(folder, "firefox.log"), "w")
        self.process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--profile", profile,
             "--remote-debugging-port", str(port), "about:blank"],
            stdout=self.log, stderr=self.log,
            env=dict(os.environ, HOME=profile))
        self.count, self.events = 0, []
        try:
            self.begin(port)
        except BaseException:
            self.process.kill()
            raise

    def begin(self, port):
        for _ in range(600):
            try:
                self.socket = Socket(port, "/session")
                break
            except ConnectionRefusedError:
                time.sleep(0.1)
        self.call("session.new", {"capabilities": {}})
        self.context = self.call("browsingContext.getTree",
                                 {})["contexts"][0]["context"]
        self.call("session.subscribe", {"events": [
            "log.entryAdded", "network.beforeRequestSent"]})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def call(self, method, params):
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method,
                                     "params": params}))
        while True:
            answer = json.loads(self.socket.receive())
            if answer.get("id") == self.count:
                break
            self.events.append(answer)
        if answer["type"] == "error":
            raise RuntimeError("%s: %s" % (method, answer["message"]))
        return answer["result"]

    # -- what tests say ----------------------------------------------------
    def open(self, address):
        for url in ("about:blank", address):
            self.call("browsingContext.navigate", {
                "context": self.context, "url": url, "wait": "complete"})

    def run(self, script, *args):
        answer = self.call("script.callFunction", {
            "functionDeclaration": "async function() { const r = await "
            "(function() { %s }).apply(null, %s); return JSON.stringify(r === "
            "undefined ? null : r); }" % (script, json.dumps(args)),
            "awaitPromise": True, "target": {"context": self.context}})
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def follow(self, fragment):
        self.run("location.hash = arguments[0]", fragment)
        self.settle()

    def settle(self):
        self.run("return new Promise(done => requestAnimationFrame(() => "
                 "requestAnimationFrame(() => done(1))))")

    def act(self, *sources):
        self.call("input.performActions",
                  {"context": self.context, "actions": list(sources)})

    def press(self, *keys):
        down = [{"type": "keyDown", "value": KEYS.get(k, k)} for k in keys]
        up = [{"type": "keyUp", "value": KEYS.get(k, k)}
              for k in reversed(keys)]
        self.act({"type": "key", "id": "keyboard", "actions": down + up})

    def type(self, text):
        for letter in text:
            self.press(letter)

    def click(self, selector, shift=False):
        x, y = self.run(
            "const e = document.querySelector(arguments[0]), at = () => "
            "e.namespaceURI.endsWith('svg') ? e.getBoundingClientRect() : "
            "e.getClientRects()[0];"
            "if (at().top < 0 || at().bottom > innerHeight) "
            "e.scrollIntoView({block: 'nearest', inline: 'nearest'});"
            "const r = at(), b = x => Math.round(x);"
            "return [b(Math.max(r.left, 0) / 2 + Math.min(r.right, innerWidth)"
            " / 2), b(r.top / 2 + r.bottom / 2)]", selector)
        key = {"type": "key", "id": "keyboard", "actions": [
            {"type": "keyDown", "value": KEYS["Shift"]}] if shift else []}
        self.act(key)
        self.act({"type": "pointer", "id": "mouse", "actions": [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0}]})
        self.call("input.releaseActions", {"context": self.context})

    def size(self, width, height):
        self.call("browsingContext.setViewport", {
            "context": self.context,
            "viewport": {"width": width, "height": height}})

    def said(self):
        """What it has told the console, warnings and errors."""
        return [e["params"].get("text") for e in self.events
                if e.get("method") == "log.entryAdded" and
                e["params"]["level"] in ("warn", "error")]

    def requests(self):
        return [e["params"]["request"]["url"] for e in self.events
                if e.get("method") == "network.beforeRequestSent"]

    def screenshot(self, path):
        data = self.call("browsingContext.captureScreenshot",
                         {"context": self.context})["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
