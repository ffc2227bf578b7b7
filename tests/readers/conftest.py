"""The program under test, started on a free port of this machine and ended by its process id."""

import json
import os
import re
import subprocess
import tempfile
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / "debug" / "sourceline"
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("SOURCELINE_")}


class Site:
    """A server, and what it answers."""

    def __init__(self, url):
        self.url = url

    def get(self, path):
        """The media type and the bytes of a response that is 200."""
        with urlopen(self.url + path, timeout=60) as response:
            assert response.status == 200
            return response.headers.get_content_type(), response.read()

    def json(self, path):
        return json.loads(self.get(path)[1])


@pytest.fixture(scope="session")
def site():
    """The first edition, as somebody who has only the program would serve it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [BINARY, "serve", "--no-warming", "--bind", "127.0.0.1:0"]
        program = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            lines = (re.match(r"Sourceline serves (http:\S+)$", line) for line in program.stdout)
            yield Site(next(line for line in lines if line)[1].rstrip("/"))
        finally:
            program.terminate()
            assert program.wait(60) == 0


def export(form, *arguments):
    """What `sourceline export` writes of the first edition."""
    with tempfile.TemporaryDirectory() as folder:
        command = [BINARY, "export", form, "--base-url", "https://timeline.example", *arguments]
        return subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True).stdout
