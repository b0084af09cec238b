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
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Timer
from time import process_time
from typing import IO, Any

from amendments.compendium.compendium import Finding, NotACompendiumError
from amendments.compendium.formats import extract, read_extract
from amendments.compendium.language import detect
from amendments.importing.kept import understood_from, understood_values
from amendments.importing.recognising import COMPENDIUM, DECLARATION, Guess, Why, take_for
from amendments.importing.understanding import Understood, understand
from resolutions.declarations.mending import declaration_from
from resolutions.declarations.reader import scan_declaration
from resolutions.declarations.values import Declaration
from resolutions.reading import reader as document

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 60  # that a reading may take by the clock, which others share
PROCESSOR = 30  # seconds of the processor; 5,000 amendments in a PDF take half of them
MEMORY = 500_000_000  # bytes that it may hold
STEPS = 20  # how often at most it tells how far it is
# Seconds of the processor for making out where the amendments belong: five times what 5,000 of a
# real compendium take. Beyond, the file was made to be slow.
AT_FIRST, FOR_EACH = 4, 0.002
LONGEST_DOCUMENT = 2_000_000  # characters of a document that is no compendium

Tell = Callable[[dict[str, int]], None]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a file. `understood` is set for a compendium, `declaration` for a declaration.

    What is only taken in doubt, and any other document, has its `text` and `language` alone.
    `repairs` are those of taking the text out of the file; a compendium has them among its own.
    """

    guess: Guess
    text: str
    language: str = ""
    understood: Understood | None = None
    declaration: Declaration | None = None
    repairs: tuple[Finding, ...] = ()


def read_apart(
    raw: bytes,
    *,
    name: str = "",
    format: str = "auto",
    language: str | None = None,
    kind: str = "",
    tell: Tell = lambda progress: None,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Read:
    """Return what is read of the file `raw` called `name`, of a `kind` that is found out when left out.

    `tell` is told how far it is: {"amendments": 5000, "understood": 250}. Raises
    `NotACompendiumError` with one line when it cannot be read, or goes beyond the limits.
    """
    options = [
        name,
        format,
        language or "",
        kind,
        str(min(int(seconds) + 1, PROCESSOR)),
        str(memory),
    ]
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
    return read_from(result)


def read_compendium_apart(raw: bytes, **options: Any) -> tuple[Understood, str]:
    """Return what is understood of the compendium in `raw`, and its text. Options and errors as above."""
    found = read_apart(raw, kind=COMPENDIUM, **options)
    assert found.understood is not None  # it was read as one
    return found.understood, found.text


def read_from(result: dict[str, Any]) -> Read:
    """Return what the process wrote of a file that it could read."""
    guess = result["guess"]
    declaration = result.get("declaration")
    return Read(
        guess=Guess(guess["kind"], Why(guess["why"]), guess["shown"]),
        text=result["text"],
        language=result["language"],
        understood=understood_from(result) if "compendium" in result else None,
        declaration=declaration_from(declaration) if declaration else None,
        repairs=tuple(Finding(**one) for one in result.get("repairs", ())),
    )


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


def main(name: str, format: str, language: str, kind: str, seconds: str, memory: str) -> None:
    """Read standard input, within the limits, and write a line of JSON for each step."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        raw = sys.stdin.buffer.read()
        result = read(raw, name=name, format=format, language=language or None, kind=kind)
    except NotACompendiumError as error:
        result = {"refused": " ".join(str(error).split())}
    write(result)


def read(raw: bytes, *, name: str, format: str, language: str | None, kind: str) -> dict[str, Any]:
    """Return what is in `raw`, whatever its format, as plain values. Raises `NotACompendiumError`."""
    extracted = extract(raw, name=name, format=format)
    guess = Guess(kind, Why.SAID) if kind else take_for(extracted.text)
    if guess.kind == COMPENDIUM:
        compendium = read_extract(extracted, language)
        understood = understand(compendium, tell=teller(len(compendium.amendments)))
        found = understood_values(understood)
    else:
        refuse_what_is_no_text(extracted.text)
        found = {"repairs": [asdict(one) for one in extracted.repairs]}
        if guess.kind == DECLARATION:
            found["declaration"] = asdict(scan_declaration(extracted.text, language))
        elif guess.kind:
            document.read(extracted.text, guess.kind)  # here, where a slow file harms nobody
    return {
        **found,
        "guess": asdict(guess),
        "language": language or detect(extracted.text),
        "text": extracted.text,
    }


def refuse_what_is_no_text(text: str) -> None:
    """Raise `NotACompendiumError` for what no document is: a page of signs, or far more text."""
    if len(text) > LONGEST_DOCUMENT:
        size = LONGEST_DOCUMENT // 1_000_000
        raise NotACompendiumError(f"The file is too large: more than {size} MB of text.")
    if not any(letter.isalnum() for letter in text):
        raise NotACompendiumError("The file holds no words.")


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
