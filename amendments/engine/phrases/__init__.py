"""The sentences behind the engine's notices, English and French, by code."""

from amendments.engine.phrases import drafting, placing, procedure, reading, sitting, voting

PHRASES: dict[str, dict[str, str]] = {
    **reading.PHRASES,
    **placing.PHRASES,
    **voting.PHRASES,
    **drafting.PHRASES,
    **procedure.PHRASES,
    **sitting.PHRASES,
}
