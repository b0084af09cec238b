"""What many want at once: found once for those who wait, and never older than their question."""

import itertools
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from amendments.live.sharing import ByKey, Shared

READERS = 40
PATIENCE = 30  # seconds


def ask_meanwhile(shared, look, count):
    """Have one reader look, and `count` others ask while that goes on; return what each asked at and was given."""
    clock = itertools.count()
    is_looking, may_end = threading.Event(), threading.Event()
    asking = threading.Semaphore(0)

    def look_slowly():
        begun = next(clock)
        is_looking.set()
        assert may_end.wait(PATIENCE)
        return look(begun)

    def ask():
        asked = next(clock)
        asking.release()
        return asked, shared.find(look_slowly)

    with ThreadPoolExecutor(count + 1) as pool:
        first = pool.submit(ask)
        assert is_looking.wait(PATIENCE)
        others = [pool.submit(ask) for _ in range(count)]
        for _ in range(count + 1):
            assert asking.acquire(timeout=PATIENCE)
        may_end.set()
        return [first, *others]


def test_nobody_is_given_what_somebody_began_to_look_for_before_they_asked():
    answers = ask_meanwhile(Shared(), lambda begun: begun, READERS)
    for asked, begun in (answer.result() for answer in answers):
        assert begun > asked


def test_it_is_looked_for_once_for_those_who_ask_while_somebody_looks():
    answers = ask_meanwhile(Shared(), lambda begun: begun, READERS)
    found = {answer.result()[1] for answer in answers}
    assert 2 <= len(found) < READERS / 2  # two, but for those who had not yet got as far as to wait


def test_who_asks_afterwards_looks_afresh():
    shared, numbers = Shared(), itertools.count()
    assert shared.find(lambda: next(numbers)) == 0
    assert shared.find(lambda: next(numbers)) == 1


def test_what_fails_for_one_is_looked_for_by_the_others():
    tries = itertools.count()

    def fail_first(_begun):
        if next(tries) == 0:
            raise LookupError
        return "found"

    first, *others = ask_meanwhile(Shared(), fail_first, 3)
    with pytest.raises(LookupError):
        first.result()
    assert [other.result()[1] for other in others] == ["found"] * 3


def test_a_key_has_one_thing_for_all_who_hold_it_and_none_afterwards():
    made = ByKey(Shared)
    one = made["a"]
    assert made["a"] is one
    assert made["b"] is not one
    held = weakref.ref(one)
    del one
    assert held() is None
