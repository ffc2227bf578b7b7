"""An OpenAPI validator reads the description of the API, and schemathesis holds the server to it."""

import subprocess
import sys
from pathlib import Path

from openapi_spec_validator import validate

DESCRIPTION = "/api/v1/openapi.json"


def test_the_description_is_valid_openapi_3_1(site):
    description = site.json(DESCRIPTION)
    assert description["openapi"].startswith("3.1.")
    validate(description)


def test_schemathesis_finds_no_answer_that_the_description_does_not_allow(site, tmp_path):
    schemathesis = Path(sys.executable).with_name("schemathesis")
    # A schema cannot say which words are dates, nor that a search needs a word, so a valid query may be refused.
    checks = ["--exclude-checks", "positive_data_acceptance"]
    options = ["--max-examples", "15", "--seed", "1", "--workers", "2", "--phases", "examples,fuzzing"]
    command = [schemathesis, "run", site.url + DESCRIPTION, *checks, *options]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr
