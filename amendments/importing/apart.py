"""Read a file apart, in a process of its own with limits, so that no file can harm the one that asks.

`read_apart` starts `python -m amendments.importing.apart`, gives it the bytes and nothing else (no
database, no setting, no secret) and takes a line of JSON for each step it makes.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from time import process_time
from typing import IO, Any

from amendments.compendium.compendium import Compendium, NotACompendiumError
from amendments.compendium.formats import extract, read_extract
from amendments.importing.kept import understood_from, understood_values
from amendments.importing.understanding import Understood, understand

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 60  # that a reading may take by the clock, which others share
PROCESSOR = 30  # seconds of the processor; 5,000 amendments in a PDF take half of them
MEMORY = 500_000_000  # bytes that it may hold
STEPS = 20  # how often at most it tells how far it is
# Seconds of the processor for making out where the amendments belong: five times what 5,000 of a
# real compendium take. Beyond, the file was made to be slow.
AT_FIRST, FOR_EACH = 4, 0.002

Tell = Callable[[dict[str, int]], None]


def read(raw: bytes, *, name: str, format: str, language: str | None) -> tuple[Compendium, str]:
    """Return the compendium in `raw` and its plain text, whatever its format."""
    extracted = extract(raw, name=name, format=format)
    return read_extract(extracted, language), extracted.text


def read_apart(
    raw: bytes,
    *,
    name: str = "",
    format: str = "auto",
    language: str | None = None,
    tell: Tell = lambda progress: None,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> tuple[Understood, str]:
    """Return what is understood of the file `raw` called `name`, and its text.

    `tell` is told how far it is: {"amendments": 5000, "understood": 250}. Raises
    `NotACompendiumError` with one line when the file is none or goes beyond the limits.
    """
    options = [name, format, language or "", str(min(int(seconds) + 1, PROCESSOR)), str(memory)]
    with tempfile.TemporaryFile() as file, tempfile.TemporaryFile() as complaints:
        file.write(raw)
        file.seek(0)
        with _started(options, file, complaints, seconds) as (process, killed):
            assert process.stdout is not None
            result = _follow(process.stdout, tell)
        if killed:
            raise NotACompendiumError(f"Reading it was stopped after {seconds:g} seconds.")
        if result is None:
            complaints.seek(0)
            raise NotACompendiumError(_why(process.returncode, complaints.read(), memory))
    if "refused" in result:
        raise NotACompendiumError(result["refused"])
    return understood_from(result), result["text"]


@contextmanager
def _started(
    options: list[str], file: IO[bytes], complaints: IO[bytes], seconds: float
) -> Iterator[tuple["subprocess.Popen[str]", list[bool]]]:
    """Yield the process that reads `file`, and a list that is filled when the clock stopped it."""
    killed: list[bool] = []
    with subprocess.Popen(  # noqa: S603 (our own program; the name of the file is one argument)
        [sys.executable, "-m", "amendments.importing.apart", *options],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=complaints,
        cwd=PROJECT,
        env={"PYTHONUTF8": "1"},
        text=True,
        encoding="utf-8",
    ) as process:

        def kill() -> None:
            killed.append(True)
            process.kill()

        clock = Timer(seconds, kill)
        clock.start()
        try:
            yield process, killed
        except BaseException:
            process.kill()
            raise
        finally:
            process.wait()
            clock.cancel()
            clock.join()


def _follow(lines: IO[str], tell: Tell) -> dict[str, Any] | None:
    """Return the last line, which is the result, and tell of those before it; None without one."""
    for line in lines:
        try:
            step = json.loads(line)
        except json.JSONDecodeError:  # the process was stopped in the middle of it
            return None
        if "progress" not in step:
            return step
        tell(step["progress"])
    return None


def _why(code: int, complaints: bytes, memory: int) -> str:
    """Return one line that says why the process ended without a result."""
    if b"MemoryError" in complaints or code == -9:
        return f"Reading it needs more than {memory // 1_000_000} MB of memory."
    if code == -24:  # SIGXCPU
        return f"Reading it takes more than {PROCESSOR} seconds."
    if b"RecursionError" in complaints:
        return "It is nested too deeply to be read."
    return "It is damaged: reading it broke off."


def main(name: str, format: str, language: str, seconds: str, memory: str) -> None:
    """Read standard input, within the limits, and write a line of JSON for each step."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        raw = sys.stdin.buffer.read()
        compendium, text = read(raw, name=name, format=format, language=language or None)
    except NotACompendiumError as error:
        write({"refused": " ".join(str(error).split())})
        return
    try:
        understood = understand(compendium, tell=teller(len(compendium.amendments)))
    except NotACompendiumError as error:
        write({"refused": str(error)})
        return
    write({**understood_values(understood), "text": text})


def teller(total: int) -> Callable[[int], None]:
    """Return what tells how many of `total` amendments are understood.

    It raises `NotACompendiumError` when they take far longer than those of any compendium.
    """
    every = max(total // STEPS, 1)
    latest = process_time() + AT_FIRST + FOR_EACH * total
    write({"progress": {"amendments": total, "understood": 0}})

    def tell(count: int) -> None:
        if process_time() > latest:
            raise NotACompendiumError("Making out where its amendments belong takes too long.")
        if count % every == 0:
            write({"progress": {"amendments": total, "understood": count}})

    return tell


def write(values: dict[str, Any]) -> None:
    print(json.dumps(values), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
