"""What the web tests share: a file that a process of its own has read is not read again."""

import pickle
from typing import Any

import pytest

from amendments.importing import apart, reviews
from amendments.importing.apart import Read, Tell, read_apart

KEPT: dict[object, bytes] = {}


@pytest.fixture(scope="session", autouse=True)
def _read_once():
    """Keep what the process read: it depends on the bytes and the options alone, and most tests read the same."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (apart, reviews):
            patch.setattr(module, "read_apart", read_once)
        yield


def read_once(raw: bytes, *, tell: Tell = lambda progress: None, **options: Any) -> Read:
    key = raw, *sorted(options.items())
    if key not in KEPT:
        KEPT[key] = pickle.dumps(read_apart(raw, tell=tell, **options))
    return pickle.loads(KEPT[key])
