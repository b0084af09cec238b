"""What hundreds ask for at the same moment, found once for all who wait for it."""

import threading
from collections.abc import Callable, Hashable
from weakref import WeakValueDictionary


class Shared[T]:
    """Something that changes and takes time to find, such as how far a draft has come.

    Whoever asks is given what somebody began to find after they asked: never what was true before.
    """

    def __init__(self) -> None:
        self._counting = threading.Lock()
        self._finding = threading.Lock()
        self._begun = 0
        self._found: tuple[int, T] | None = None

    def find(self, look: Callable[[], T]) -> T:
        """Return what `look` finds, for the reader or for another one who began later.

        What `look` raises is raised for this reader only; the others look themselves.
        """
        with self._counting:
            asked = self._begun
        with self._finding:
            if self._found and self._found[0] > asked:
                return self._found[1]
            with self._counting:
                self._begun += 1
            found = look()
            self._found = self._begun, found
            return found


class ByKey[T]:
    """One `T` for each key, the same for all threads that hold it; forgotten when none does."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._getting = threading.Lock()
        self._kept: WeakValueDictionary[Hashable, T] = WeakValueDictionary()

    def __getitem__(self, key: Hashable) -> T:
        with self._getting:
            one = self._kept.get(key)
            if one is None:
                one = self._kept[key] = self._make()
            return one
