"""Trains the answer calibrator (`rag/calibration.json`) on question sets, and prints how well it keeps off them.

    python -m tests.benchmarks.calibrate QUESTIONS.jsonl … [--write]

A question of an agency is a sample: its best evidence's features, and whether it can be answered. Answerable questions
whose evidence is wrong are left out: they teach nothing about saying no. Scores are cross-validated twice: leaving one
document out, and leaving one family of questions (same gold quote, or same kind where nothing is to be answered) out.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

from api.context import open_context
from core.settings import Settings
from rag.assistant import Assistant
from rag.confidence import FEATURES, WEIGHTS, features
from rag.documents import hinted_documents, within_documents
from rag.draft import best_of
from rag.own_name import less_own_name

HELD_OUT = 4  # every fourth question is kept for looking at the score only


def samples(assistant: Assistant, questions: list[dict]) -> list[tuple[tuple[float, ...], bool, str, str]]:
    found = []
    for q in questions:
        frame = assistant.frame(q["question"], q.get("history") or ())
        if frame.forbidden or frame.chore:
            continue
        codes = list(frame.agencies) or ([q["agency"]] if q.get("agency") else list(assistant.views))
        for code in codes:
            view = assistant.views[code]
            hinted = within_documents(replace(frame, documents=hinted_documents(frame, view)), view)
            hinted = less_own_name(hinted, view)
            matches = view.rank(hinted)
            best = best_of(matches)
            if best is None:
                continue
            can = q.get("answerable", True)
            if can and not _bears(q, best):
                continue
            family = q["sources"][0]["quote"][:40] if q.get("sources") and can else q["kind"] + q["id"]
            x = features(hinted, best, matches, view.matcher.lexicon)
            found.append((x, can, best.entry.document.id, family))
    return found


def _bears(question: dict, best) -> bool:
    text = " ".join(best.entry.passage.text.lower().split())
    return any(any(word.lower() in text for word in group) for group in question["must"]) or not question["must"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="keep the trained weights")
    arguments = parser.parse_args()
    questions = [json.loads(line) for path in arguments.questions for line in path.read_text().splitlines() if line]
    questions = [q for q in questions if int("".join(c for c in q["id"] if c.isdigit())) % HELD_OUT]
    with open_context(Settings()) as context:
        rows = samples(context.assistant(), questions)
    x, y = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    model = LogisticRegression(C=1.0, max_iter=5000)
    for name, groups in (("document", [r[2] for r in rows]), ("family", [r[3] for r in rows])):
        p = cross_val_predict(model, x, y, groups=groups, cv=LeaveOneGroupOut(), method="predict_proba")[:, 1]
        right = ((p >= 0.5) == y).mean()
        scores = f"AUROC={roc_auc_score(y, p):.3f} log loss={log_loss(y, p):.3f} right={right:.3f}"
        print(f"leave one {name} out: n={len(y)} {scores}")
    model.fit(x, y)
    weights = dict(zip(FEATURES, (round(float(w), 3) for w in model.coef_[0]), strict=True))
    print(json.dumps({"bias": round(float(model.intercept_[0]), 3), "weights": weights}, indent=1))
    if arguments.write:
        WEIGHTS.write_text(
            json.dumps({"bias": round(float(model.intercept_[0]), 3), "weights": weights}, indent=1) + "\n"
        )


if __name__ == "__main__":
    main()
