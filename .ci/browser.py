"""A headless Chromium that is driven over its DevTools protocol, with only the standard library."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]


def find():
    """Returns the path of a browser, or None if none is installed."""
    path = os.environ.get("BROWSER_PATH")
    return path or next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """A browser with one page. The protocol uses pipes, so no port is open and no package is needed."""

    def __init__(self, path):
        self.folder = tempfile.mkdtemp(prefix="browser-")
        commands, self.output = os.pipe()
        self.input, events = os.pipe()

        def use_pipes():
            # The pipes are first copied to unused descriptors, because they may already be 3 or 4.
            for source, target in [(commands, 103), (events, 104)]:
                os.dup2(source, target)
            for source, target in [(103, 3), (104, 4)]:
                os.dup2(source, target)

        arguments = [
            path, "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu", "--hide-scrollbars",
            "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
            "--user-data-dir=" + self.folder, "about:blank",
        ]
        if os.geteuid() == 0:
            arguments.insert(1, "--no-sandbox")
        self.process = subprocess.Popen(
            arguments, preexec_fn=use_pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(commands)
        os.close(events)
        self.number = 0
        self.replies = {}
        self.events = []
        self.arrived = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()
        target = next(t for t in self.send("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = None
        self.session = self.send("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network", "Performance"]:
            self.send(domain + ".enable")

    def _read(self):
        rest = b""
        while True:
            data = os.read(self.input, 1 << 16)
            if not data:
                return
            *messages, rest = (rest + data).split(b"\0")
            with self.arrived:
                for message in map(json.loads, messages):
                    if "id" in message:
                        self.replies[message["id"]] = message
                    else:
                        self.events.append((message["method"], message["params"]))
                        self._dismiss(message)
                self.arrived.notify_all()

    def _dismiss(self, message):
        if message["method"] == "Page.javascriptDialogOpening":
            threading.Thread(target=self.send, args=["Page.handleJavaScriptDialog"], kwargs={"accept": True}).start()

    def send(self, method, **parameters):
        """Sends a command and returns its result."""
        with self.arrived:
            self.number += 1
            number = self.number
            message = {"id": number, "method": method, "params": parameters}
            if getattr(self, "session", None):
                message["sessionId"] = self.session
            os.write(self.output, json.dumps(message).encode() + b"\0")
            if not self.arrived.wait_for(lambda: number in self.replies, 60):
                raise TimeoutError(method)
            reply = self.replies.pop(number)
        if "error" in reply:
            raise RuntimeError(method + ": " + reply["error"]["message"])
        return reply["result"]

    def open(self, url):
        self.send("Page.navigate", url=url)

    def value(self, expression):
        """Returns the value of an expression in the page."""
        result = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(expression + ": " + json.dumps(result["exceptionDetails"].get("exception")))
        return result["result"].get("value")

    def wait(self, expression, seconds=30):
        """Waits until an expression is true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.value("Boolean(%s)" % expression):
                return
            time.sleep(0.05)
        raise AssertionError("the page did not show this within %d seconds: %s" % (seconds, expression))

    def size(self, width, height):
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    def appearance(self, name):
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def press(self, key, code, modifiers=0):
        for kind in ["rawKeyDown", "keyUp"]:
            self.send(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, modifiers=modifiers
            )

    def screenshot(self, path):
        size = self.send("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        data = self.send("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def seconds_of_work(self):
        """Returns how long the page has worked, in seconds of CPU."""
        metrics = {m["name"]: m["value"] for m in self.send("Performance.getMetrics")["metrics"]}
        return metrics["TaskDuration"]

    def requests(self):
        """Returns the paths of the requests that the page has sent."""
        return [p["request"]["url"] for name, p in list(self.events) if name == "Network.requestWillBeSent"]

    def errors(self):
        """Returns what the console shows: errors, warnings, and exceptions."""
        found = []
        for name, parameters in list(self.events):
            if name == "Runtime.exceptionThrown":
                found.append(json.dumps(parameters["exceptionDetails"].get("exception", parameters)))
            elif name == "Log.entryAdded" and parameters["entry"]["level"] in ["error", "warning"]:
                found.append(parameters["entry"]["text"] + " " + parameters["entry"].get("url", ""))
            elif name == "Runtime.consoleAPICalled" and parameters["type"] in ["error", "warning", "assert"]:
                found.append(json.dumps(parameters["args"]))
        return found

    def forget(self, text):
        """Removes the messages of the console that contain a text."""
        self.events = [e for e in self.events if e[0] != "Log.entryAdded" or text not in json.dumps(e)]

    def end(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
