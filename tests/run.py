"""`make test`: prepare what tests share, then run pytest over it.

python -m tests.run [--without-browser] [pytest arguments]
"""

import os
import sys

import pytest

from tests import databases


def main(arguments: list[str]) -> int:
    """Returns pytest's exit code."""
    without_browser = "--without-browser" in arguments
    chosen = [argument for argument in arguments if argument != "--without-browser"]
    with databases.running() as found:
        databases.template(found)
        if not without_browser:
            from tests.browser import prepare

            prepare.everything(print)
        workers = os.environ.get("GHAR_TEST_WORKERS", "2")
        fast = pytest.main(["-m", "not browser", "-n", workers, *chosen])
        if without_browser or fast != 0:
            return int(fast)
        return int(pytest.main(["-m", "browser", *chosen]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
