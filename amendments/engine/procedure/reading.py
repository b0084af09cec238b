"""Read a profile from the values in which it is kept (JSON), and say what is wrong with them."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from string import Formatter
from typing import Any

from amendments.engine.notices import notice
from amendments.engine.procedure.majorities import Majority, VoteKind
from amendments.engine.procedure.profile import (
    Deadline,
    Deadlines,
    Declaring,
    Effect,
    OrderRule,
    Position,
    Profile,
    ProfileError,
    Side,
    Speaker,
)

MOST = 100_000  # members, words or minutes: more is a slip of the hand
LANGUAGES = ("en", "fr")
CODE = re.compile(r"[a-z][a-z_]{0,29}")

# What the President says, and what can be filled in there.
SENTENCES: dict[str, frozenset[str]] = {
    "declared_adopted_one": frozenset({"amendments", "objections"}),
    "declared_adopted_more": frozenset({"amendments", "objections"}),
    "definitively_rejected_one": frozenset({"amendments", "objections"}),
    "definitively_rejected_more": frozenset({"amendments", "objections"}),
    "call": frozenset({"amendment", "sponsors"}),
    "call_without_names": frozenset({"amendment"}),
    "call_taken_over": frozenset({"amendment", "mover"}),
    "and_others": frozenset({"name"}),
    "part": frozenset({"item"}),
    "separate": frozenset({"item"}),
    "if_adopted_one": frozenset({"amendments"}),
    "if_adopted_more": frozenset({"amendments"}),
    "if_rejected_one": frozenset({"amendments"}),
    "if_rejected_more": frozenset({"amendments"}),
    "committee": frozenset({"position"}),
    "mover": frozenset({"speaker", "amendment"}),
    "against": frozenset(),
    "opinion": frozenset(),
    "vote": frozenset({"amendment"}),
    "adopted": frozenset({"amendment"}),
    "rejected": frozenset({"amendment"}),
    "withdrawn": frozenset({"amendment"}),
    "taken_over": frozenset({"amendment", "mover"}),
    "not_moved": frozenset({"amendment"}),
    "fallen": frozenset({"amendment", "because"}),
    "final": frozenset({"text"}),
    "majority": frozenset({"share"}),
    "carried": frozenset({"text"}),
    "lost": frozenset({"text"}),
}


def read_profile(values: Mapping[str, Any]) -> Profile:
    """Return the profile. Raises `ProfileError` for a value that is missing, unknown or wrong."""
    names = set(Profile.__dataclass_fields__)
    fields = _fields(values, "", names)
    return Profile(
        signatures=_number(fields["signatures"], "signatures"),
        note_words=_or_none(_number, fields["note_words"], "note_words"),
        sub_amendment_depth=_depth(fields["sub_amendment_depth"]),
        majorities=_majorities(fields["majorities"]),
        abstentions_count=_truth(fields["abstentions_count"], "abstentions_count"),
        positions=_positions(fields["positions"]),
        en_bloc=_declaring(fields["en_bloc"], "en_bloc"),
        definitive_rejection=_declaring(fields["definitive_rejection"], "definitive_rejection"),
        oral_objections=_number(fields["oral_objections"], "oral_objections", least=1),
        withdrawn_may_be_taken_over=_truth(
            fields["withdrawn_may_be_taken_over"], "withdrawn_may_be_taken_over"
        ),
        en_bloc_first=_truth(fields["en_bloc_first"], "en_bloc_first"),
        order=_order(fields["order"]),
        speakers=_speakers(fields["speakers"]),
        deadlines=_deadlines(fields["deadlines"]),
        sentences=_sentences(fields["sentences"]),
    )


def _wrong(where: str, expected: str) -> ProfileError:
    return ProfileError(where, notice("profile-wrong", where=where, expected=notice(expected)))


def _fields(
    values: object, where: str, names: set[str], optional: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Return `values`, which have all the `names` and no others; the `optional` ones may be missing."""
    if not isinstance(values, Mapping):
        raise _wrong(where or "/", "profile-expects-object")
    unknown = sorted(str(name) for name in values if name not in names)
    if unknown:
        path = _path(where, unknown[0])
        raise ProfileError(path, notice("profile-unknown", where=path[:80]))
    missing = sorted(names - optional - set(values))
    if missing:
        path = _path(where, missing[0])
        raise ProfileError(path, notice("profile-missing", where=path))
    return dict(values)


def _path(where: str, name: str | int) -> str:
    return f"{where}/{name}" if where else str(name)


def _or_none[Read](read: Callable[[Any, str], Read], value: object, where: str) -> Read | None:
    return None if value is None else read(value, where)


def _number(value: object, where: str, least: int = 0) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= MOST:
        raise _wrong(where, "profile-expects-count" if least else "profile-expects-number")
    return value


def _depth(value: object) -> int:
    """Rule 34.5: a sub-amendment may not itself be amended. The desk knows no deeper ones."""
    if isinstance(value, bool) or not isinstance(value, int) or value not in (0, 1):
        raise _wrong("sub_amendment_depth", "profile-expects-depth")
    return value


def _truth(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(where, "profile-expects-truth")
    return value


def _majorities(values: object) -> dict[VoteKind, Majority]:
    fields = _fields(values, "majorities", {kind.value for kind in VoteKind})
    return {kind: _majority(fields[kind], _path("majorities", kind)) for kind in VoteKind}


def _majority(value: object, where: str) -> Majority:
    """Return {"more_than": "1/2"} or {"at_least": "2/3"} as a majority."""
    if isinstance(value, Mapping) and len(value) == 1:
        ((way, share),) = value.items()
        written = isinstance(share, str) and re.fullmatch(r"([1-9]\d?)/([1-9]\d?)", share)
        if way in ("more_than", "at_least") and written:
            top, bottom = (int(figures) for figures in written.groups())
            is_more = way == "more_than"
            if top < bottom or (top == bottom and not is_more):
                return Majority(Fraction(top, bottom), is_more)
    raise _wrong(where, "profile-expects-majority")


def _positions(values: object) -> tuple[Position, ...]:
    if not isinstance(values, list) or not 1 <= len(values) <= 20:
        raise _wrong("positions", "profile-expects-positions")
    positions = tuple(
        _position(value, _path("positions", place)) for place, value in enumerate(values, 1)
    )
    for told in ([one.code for one in positions], [one.key for one in positions]):
        if len(set(told)) < len(told):
            twice = next(value for value in told if told.count(value) > 1)
            raise ProfileError("positions", notice("profile-twice", value=twice))
    return positions


def _position(value: object, where: str) -> Position:
    names = {"code", "names", "side", "effect", "key", "needs"}
    fields = _fields(value, where, names, optional=frozenset({"needs"}))
    code, key = fields["code"], fields["key"]
    if not isinstance(code, str) or not CODE.fullmatch(code):
        raise _wrong(_path(where, "code"), "profile-expects-code")
    if not isinstance(key, str) or not re.fullmatch("[a-z1-9]", key) or key in "jk":
        raise _wrong(_path(where, "key"), "profile-expects-key")
    side, effect = _side(fields["side"], where), _effect(fields["effect"], where)
    if (effect, side) in CONTRARY or (side == Side.NEITHER and effect != Effect.CALLED):
        raise _wrong(_path(where, "effect"), "profile-expects-effect-of-side")
    return Position(
        code=code,
        names=_phrases(fields["names"], _path(where, "names"), frozenset()),
        side=side,
        effect=effect,
        key=key,
        needs=_or_none(_majority, fields.get("needs"), _path(where, "needs")),
    )


CONTRARY = {
    (Effect.DECLARED_ADOPTED, Side.AGAINST),
    (Effect.DEFINITIVELY_REJECTED, Side.IN_FAVOUR),
}


def _side(value: object, where: str) -> Side:
    if not isinstance(value, str) or value not in set(Side):
        raise _wrong(_path(where, "side"), "profile-expects-side")
    return Side(value)


def _effect(value: object, where: str) -> Effect:
    if not isinstance(value, str) or value not in set(Effect):
        raise _wrong(_path(where, "effect"), "profile-expects-effect")
    return Effect(value)


def _declaring(values: object, where: str) -> Declaring:
    fields = _fields(values, where, {"is_used", "objections"})
    return Declaring(
        is_used=_truth(fields["is_used"], _path(where, "is_used")),
        objections=_number(fields["objections"], _path(where, "objections"), least=1),
    )


def _order(value: object) -> OrderRule:
    if not isinstance(value, str) or value not in set(OrderRule):
        raise _wrong("order", "profile-expects-order")
    return OrderRule(value)


def _speakers(values: object) -> tuple[Speaker, ...]:
    """Return who may speak, each once at most."""
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _wrong("speakers", "profile-expects-speakers")
    if not set(values) <= set(Speaker) or len(set(values)) < len(values):
        raise _wrong("speakers", "profile-expects-speakers")
    return tuple(Speaker(value) for value in values)


def _deadlines(values: object) -> Deadlines:
    names = ("first_day", "second_day", "later", "sub_amendments")
    fields = _fields(values, "deadlines", set(names))
    read = {name: _or_none(_deadline, fields[name], _path("deadlines", name)) for name in names}
    return Deadlines(**read)


def _deadline(value: object, where: str) -> Deadline:
    """Return {"minutes_before": 180} or {"on_the_eve_at": "16:00"} as a deadline."""
    if isinstance(value, Mapping) and list(value) == ["minutes_before"]:
        return Deadline(minutes_before=_number(value["minutes_before"], where))
    if isinstance(value, Mapping) and list(value) == ["on_the_eve_at"]:
        clock = value["on_the_eve_at"]
        if isinstance(clock, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", clock):
            return Deadline(on_the_eve_at=clock)
    raise _wrong(where, "profile-expects-deadline")


def _sentences(values: object) -> dict[str, dict[str, str]]:
    fields = _fields(values, "sentences", set(SENTENCES))
    return {
        code: _phrases(fields[code], _path("sentences", code), blanks)
        for code, blanks in SENTENCES.items()
    }


def _phrases(values: object, where: str, blanks: frozenset[str]) -> dict[str, str]:
    fields = _fields(values, where, set(LANGUAGES))
    return {
        language: _phrase(fields[language], _path(where, language), blanks)
        for language in LANGUAGES
    }


def _phrase(value: object, where: str, blanks: frozenset[str]) -> str:
    """Return a sentence in which only `blanks` are to be filled in."""
    if not isinstance(value, str) or not value.strip() or len(value) > 1000:
        raise _wrong(where, "profile-expects-words")
    try:
        parts = [part[1:] for part in Formatter().parse(value)]
    except ValueError:
        raise _wrong(where, "profile-expects-blanks") from None
    for name, form, conversion in parts:
        if name is not None and (name not in blanks or form or conversion):
            known = ", ".join(f"{{{blank}}}" for blank in sorted(blanks)) or "–"
            raise ProfileError(
                where, notice("profile-blank", where=where, name=name[:40], known=known)
            )
    return value
