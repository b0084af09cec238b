"""What is doubtful about the tabling of an amendment: warnings, and a person decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from amendments.engine.notices import Notice, notice
from amendments.engine.procedure.profile import Deadline, Profile


@dataclass(frozen=True, slots=True)
class Times:
    """When a text is debated: `opens` is the opening of the sitting, on that `day` of the session, from 1.

    `previous_ends` is the scheduled end of the sitting before. `until` and `subs_until` are deadlines
    that were set for this text otherwise. Datetimes are aware, in the time of the place.
    """

    opens: datetime | None = None
    day: int | None = None
    previous_ends: datetime | None = None
    until: datetime | None = None
    subs_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tabled:
    """An amendment as tabled. `signatures` are those that stand, `withdrawn` those that were taken back.

    `notes` are its explanatory note in each language that has one.
    """

    signatures: int = 0
    withdrawn: int = 0
    is_by_committee: bool = False
    is_sub: bool = False
    is_oral: bool = False
    tabled_at: datetime | None = None
    notes: tuple[str, ...] = ()
    not_in_order: str = ""


def deadline_of(profile: Profile, times: Times, *, is_sub: bool = False) -> datetime | None:
    """Return the end of tabling for amendments, or for sub-amendments; None when it is not known.

    Rule 34.6; a deadline that was set otherwise goes first.
    """
    decided = times.subs_until if is_sub else times.until
    if decided is not None:
        return decided
    rule = profile.deadlines
    if is_sub:
        return _moment(rule.sub_amendments, times.previous_ends)
    if times.day is None:
        return None
    by_day = {1: rule.first_day, 2: rule.second_day}
    return _moment(by_day.get(times.day, rule.later), times.opens)


def _moment(deadline: Deadline | None, before: datetime | None) -> datetime | None:
    if deadline is None or before is None:
        return None
    if deadline.on_the_eve_at:
        clock = time.fromisoformat(deadline.on_the_eve_at)
        eve = before.date() - timedelta(days=1)
        return datetime.combine(eve, clock, tzinfo=before.tzinfo)
    # Counted in hours that pass, also over the night in which the clocks change.
    end = before.astimezone(UTC) - timedelta(minutes=deadline.minutes_before)
    return end.astimezone(before.tzinfo)


def admissibility(profile: Profile, tabled: Tabled, times: Times | None = None) -> list[Notice]:
    """Return the warnings on `tabled`: signatures, deadline, explanatory note, what is not in order."""
    return [
        *_signatures(profile, tabled),
        *_deadline(profile, tabled, times or Times()),
        *_note(profile, tabled),
        *([notice("not-in-order", reason=tabled.not_in_order)] if tabled.not_in_order else []),
    ]


def _signatures(profile: Profile, tabled: Tabled) -> Iterator[Notice]:
    # Rule 34.1: a committee needs no signatures; 34.7: an oral amendment is the President's to accept.
    if tabled.is_by_committee or tabled.is_oral or tabled.signatures >= profile.signatures:
        return
    values = {"signatures": tabled.signatures, "needed": profile.signatures}
    if tabled.withdrawn:
        yield notice("signatures-withdrawn", withdrawn=tabled.withdrawn, **values)
    else:
        yield notice("signatures-too-few", **values)


def _deadline(profile: Profile, tabled: Tabled, times: Times) -> Iterator[Notice]:
    if tabled.is_oral or tabled.tabled_at is None:
        return
    deadline = deadline_of(profile, times, is_sub=tabled.is_sub)
    if deadline is not None and tabled.tabled_at > deadline:
        yield notice("after-deadline", deadline=f"{deadline:%d.%m.%Y %H:%M}")


def _note(profile: Profile, tabled: Tabled) -> Iterator[Notice]:
    """As with written declarations, one language version that keeps to the limit is enough."""
    words = [len(note.split()) for note in tabled.notes if note.strip()]
    if profile.note_words is not None and words and min(words) > profile.note_words:
        yield notice("note-too-long", words=min(words), most=profile.note_words)
