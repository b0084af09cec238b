"""A file is read in a process of its own, within limits; whatever happens there is one line here."""

from pathlib import Path

import pytest

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.reader import read_compendium
from amendments.importing import apart
from amendments.importing.apart import read_compendium_apart as read_apart
from amendments.importing.understanding import understand

SEED = Path(__file__).parents[2] / "fixtures" / "sources" / "doc-16245.fr.txt"


def refusal(raw: bytes, **limits: float) -> str:
    with pytest.raises(NotACompendiumError) as error:
        read_apart(raw, **limits)  # type: ignore[arg-type]
    return str(error.value)


def test_a_file_reads_apart_as_it_reads_here() -> None:
    text = SEED.read_text(encoding="utf-8")
    understood, kept = read_apart(text.encode(), name="seed.txt")
    assert understood == understand(read_compendium(text))
    assert kept == text


def test_it_tells_how_far_it_is() -> None:
    told: list[dict[str, int]] = []
    read_apart(SEED.read_bytes(), tell=told.append)
    assert told[0] == {"amendments": 7, "understood": 0}
    assert told[-1] == {"amendments": 7, "understood": 7}
    assert [one["understood"] for one in told] == sorted(one["understood"] for one in told)


def test_the_language_can_be_given() -> None:
    understood, _text = read_apart(SEED.read_bytes(), language="en")
    assert understood.compendium.language == "en"


@pytest.mark.parametrize("raw", [b"", b"\0", b"hello", b"%PDF-1.4", b"PK\x03\x04"])
def test_what_is_no_compendium_is_one_line(raw: bytes) -> None:
    assert len(refusal(raw).splitlines()) == 1


def test_a_reading_that_takes_too_long_is_stopped() -> None:
    # No interpreter starts in a thousandth of a second, so the clock always wins.
    assert (
        refusal(SEED.read_bytes(), seconds=0.001) == "Reading it was stopped after 0.001 seconds."
    )


def test_a_reading_that_takes_too_long_of_the_processor_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "PROCESSOR", 1)
    text = SEED.read_text(encoding="utf-8")
    many = "".join(f"Amendement {n}\nDans le projet, supprimer «a».\n" for n in range(14_000))
    assert refusal((text + many).encode()) == "Reading it takes more than 1 seconds."


def test_a_reading_that_needs_too_much_memory_is_stopped() -> None:
    raw = SEED.read_bytes() + b"x" * 15_000_000
    assert refusal(raw, memory=60_000_000) == "Reading it needs more than 60 MB of memory."


def test_a_reading_that_breaks_off_is_told_in_one_line() -> None:
    # Not even the interpreter's own modules fit into so little: it ends without a word on its output.
    assert len(refusal(SEED.read_bytes(), memory=1).splitlines()) == 1


def test_the_process_knows_no_secret_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    monkeypatch.setenv("PYTHONPATH", "/nowhere/that/is")
    # A PYTHONHOME that is passed on would keep the interpreter from starting at all.
    monkeypatch.setenv("PYTHONHOME", "/nowhere/that/is")
    understood, _text = read_apart(SEED.read_bytes())
    assert understood.compendium.reference == "Doc. 16245"


def test_instructions_made_to_be_slow_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "AT_FIRST", -1_000)  # seconds: the time is up when it begins
    tell = apart.teller(7)
    with pytest.raises(NotACompendiumError, match="takes too long"):
        tell(1)


def test_real_instructions_are_not_stopped(capsys: pytest.CaptureFixture[str]) -> None:
    apart.teller(7)(1)

    assert '{"progress": {"amendments": 7, "understood": 1}}' in capsys.readouterr().out
