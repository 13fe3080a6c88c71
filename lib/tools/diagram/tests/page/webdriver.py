"""webdriver.py - a browser, driven through the W3C WebDriver protocol.

Only what the page's tests need, and only Python's standard library:

    with Browser("chromedriver", folder) as b:
        b.open("file:///.../play.html#final")
        b.press("ArrowRight")
        b.run("return document.title")
"""
import base64
import json
import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request

KEYS = {"ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014",
        "ArrowDown": "\ue015", "Home": "\ue011", "End": "\ue010",
        "Shift": "\ue008", "Escape": "\ue00c", "Enter": "\ue007",
        "Tab": "\ue004", "Control": "\ue009"}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Browser:
    def __init__(self, driver, folder, binary=None, gecko=False):
        self.gecko = gecko
        self.port = free_port()
        self.log = open(os.path.join(folder, "driver.log"), "w")
        words = [driver, "--port=%d" % self.port]
        self.process = subprocess.Popen(words, stdout=self.log, stderr=self.log)
        self.base = "http://127.0.0.1:%d" % self.port
        self.session = ""
        try:
            self.begin(folder, binary)
        except BaseException:
            self.process.kill()
            raise

    def begin(self, folder, binary):
        arguments = ["--headless", "--disable-gpu", "--no-first-run",
                     "--disable-background-networking",
                     "--disable-component-update", "--disable-sync",
                     "--user-data-dir=" + os.path.join(folder, "profile")]
        if os.getuid() == 0:  # its sandbox does not work for root
            arguments.append("--no-sandbox")
        if self.gecko:
            options = {"moz:firefoxOptions": {"args": ["-headless"]}}
        else:
            chrome = {"args": arguments}
            if binary:
                chrome["binary"] = binary
            options = {"goog:chromeOptions": chrome,
                       "goog:loggingPrefs": {"browser": "ALL",
                                             "performance": "ALL"}}
        for wait in range(200):
            try:
                if self.call("GET", "/status")["ready"]:
                    break
            except (urllib.error.URLError, ConnectionError):
                pass
            time.sleep(0.1)
        answer = self.call("POST", "/session",
                           {"capabilities": {"alwaysMatch": options}})
        self.session = "/session/" + answer["sessionId"]
        self.call("POST", "/timeouts", {"script": 880000})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", "")
        finally:
            self.process.terminate()
            self.process.wait()
            self.log.close()

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.base + self.session + path, data, method=method,
            headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=900) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise RuntimeError("%s %s: %s" % (method, path, value["message"]))

    # -- what tests say ----------------------------------------------------
    def open(self, address):
        self.call("POST", "/url", {"url": "about:blank"})
        self.call("POST", "/url", {"url": address})

    def follow(self, fragment):
        self.run("location.hash = arguments[0]", fragment)
        self.settle()

    def settle(self):
        """Until the browser has drawn twice: what was asked for is there."""
        self.call("POST", "/execute/async", {"script":
            "const done = arguments[0]; requestAnimationFrame(() => "
            "requestAnimationFrame(() => done(1)))", "args": []})

    def run(self, script, *args):
        return self.call("POST", "/execute/sync",
                         {"script": script, "args": list(args)})

    def press(self, *keys):
        """One stroke; the ones before the last are held."""
        down = [{"type": "keyDown", "value": KEYS.get(k, k)} for k in keys]
        up = [{"type": "keyUp", "value": KEYS.get(k, k)}
              for k in reversed(keys)]
        self.call("POST", "/actions", {"actions": [
            {"type": "key", "id": "keyboard", "actions": down + up}]})

    def type(self, text):
        for letter in text:
            self.press(letter)

    def click(self, selector, shift=False):
        element = self.call("POST", "/element",
                            {"using": "css selector", "value": selector})
        key = next(iter(element.values()))
        if not shift:
            self.call("POST", "/element/%s/click" % key, {})
            return
        self.call("POST", "/actions", {"actions": [
            {"type": "key", "id": "keyboard", "actions": [
                {"type": "keyDown", "value": KEYS["Shift"]},
                {"type": "pause", "duration": 0},
                {"type": "pause", "duration": 0},
                {"type": "pause", "duration": 0},
                {"type": "keyUp", "value": KEYS["Shift"]}]},
            {"type": "pointer", "id": "mouse", "actions": [
                {"type": "pause", "duration": 0},
                {"type": "pointerMove", "origin": element, "x": 0, "y": 0},
                {"type": "pointerDown", "button": 0},
                {"type": "pointerUp", "button": 0},
                {"type": "pause", "duration": 0}]}]})

    def size(self, width, height, dark=False, zoom=1, media=""):
        """The window as the page sees it: CSS pixels, also below 500."""
        if self.gecko:
            self.call("POST", "/window/rect",
                      {"width": width, "height": height})
            return
        self.tell("Emulation.setDeviceMetricsOverride",
                  width=width, height=height, deviceScaleFactor=1,
                  mobile=False)
        self.tell("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme",
             "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "no-preference"}])
        self.settle()

    def calm(self):
        self.tell("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-reduced-motion", "value": "reduce"}])

    def tell(self, command, **params):
        return self.call("POST", "/goog/cdp/execute",
                         {"cmd": command, "params": params})

    def shoot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("GET", "/screenshot")))

    def pages_of_print(self, path):
        """How many sheets of paper it prints on."""
        pdf = base64.b64decode(self.call("POST", "/print", {
            "background": True}))
        with open(path, "wb") as file:
            file.write(pdf)
        return len(re.findall(rb"/Type\s*/Page[^s]", pdf))

    def said(self):
        """What the console has been told since the last time."""
        if self.gecko:
            return []
        return [entry["message"]
                for entry in self.call("POST", "/se/log", {"type": "browser"})]

    def requests(self):
        """The addresses that were asked for since the last time."""
        if self.gecko:
            return []
        asked = []
        for entry in self.call("POST", "/se/log", {"type": "performance"}):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(message["params"]["request"]["url"])
        return asked
