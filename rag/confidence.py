"""How likely the best evidence answers the question: a small logistic calibrator over match features.

Its weights are trained by `python -m tests.benchmarks.calibrate QUESTIONS …` and kept in `calibration.json`.
"""

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from rag.frame import Frame, Mode
from rag.lexicon import Lexicon
from rag.match import HARD, Match
from rag.weighing import words_of

SURE = 0.35  # from here on an answer is given
WEIGHTS = Path(__file__).with_name("calibration.json")
FEATURES = (
    "cover",
    "own_cover",
    "pair_cover",
    "back_cover",
    "missing_share",
    "unknown_share",
    "own_missing",
    "fills",
    "slots_offered",
    "hard_slot",
    "fact",
    "score",
    "terms",
    "gap_to_any",
    "yes_no",
    "asked_noun",
    "words_missing",
    "own_words_missing",
)


def features(frame: Frame, best: Match, matches: Sequence[Match], lexicon: Lexicon) -> tuple[float, ...]:
    """The calibrator's view of one question and its best evidence; see FEATURES for the order."""
    missing, unknown, own_missing = _missing(frame, best, lexicon)
    top = matches[0].score if matches else 1.0
    return (
        best.cover,
        best.own_cover,
        best.pair_cover,
        best.back_cover,
        missing,
        unknown,
        own_missing,
        float(best.fills),
        len(frame.slots & HARD & best.entry.offers) / max(1, len(frame.slots & HARD)),
        float(bool(frame.slots & HARD)),
        float(best.entry.fact is not None),
        best.score,
        min(len(frame.terms), 12) / 12,
        best.score / top if top else 0.0,
        float(frame.mode is Mode.YES_NO),
        _asked_noun_missing(frame, best),
        *_words_missing(frame, best, lexicon),
    )


def confidence(frame: Frame, best: Match, matches: Sequence[Match], lexicon: Lexicon) -> float:
    """Probability 0..1 that `best` answers `frame`."""
    weights, bias = _weights()
    total = bias + sum(w * x for w, x in zip(weights, features(frame, best, matches, lexicon), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _missing(frame: Frame, best: Match, lexicon: Lexicon) -> tuple[float, float, float]:
    """The rarest term that the evidence lacks, the share of terms that no text knows, and the rarest term that the
    piece itself lacks; all 0..1."""
    rarest = lexicon.idf("\0") or 1.0
    missing, own_missing, unknown = 0.0, 0.0, 0
    for term in frame.terms:
        held = any(all(part in best.entry.weights for part in reading) for reading in term.readings)
        if not any(all(part in best.entry.own for part in reading) for reading in term.readings):
            own_missing = max(own_missing, max(lexicon.idf(part) for part in term.readings[0]) / rarest)
        if not held:
            missing = max(missing, max(lexicon.idf(part) for part in term.readings[0]) / rarest)
        if not any(all(lexicon.has(part) for part in reading) for reading in term.readings):
            unknown += 1
    return missing, unknown / max(1, len(frame.terms)), own_missing


def _asked_noun_missing(frame: Frame, best: Match) -> float:
    """Share of the noun that "nào" or "gì" asks for ("phần mềm nào") that the evidence lacks; 0 where none is named."""
    if not frame.asked_noun:
        return 0.0
    return sum(part not in best.entry.weights for part in frame.asked_noun) / len(frame.asked_noun)


def _words_missing(frame: Frame, best: Match, lexicon: Lexicon) -> tuple[float, float]:
    """Shares of the weight of the question's words that the passage, and that the piece itself, never say."""
    words = words_of(frame.terms, lexicon)
    total = sum(word.weight for word in words) or 1.0
    around = sum(word.weight for word in words if not word.in_passage(best.entry))
    inside = sum(word.weight for word in words if not word.in_piece(best.entry))
    return around / total, inside / total


@lru_cache(maxsize=1)
def _weights() -> tuple[tuple[float, ...], float]:
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return tuple(data["weights"].get(name, 0.0) for name in FEATURES), data["bias"]
