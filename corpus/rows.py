"""Rows of the library as the texts and passages they keep, and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Row

from corpus.model import Document, Identity, Passage, SectionKind, TextKind, TextStatus


def identity_in(body: Mapping[str, Any]) -> Identity:
    """An identity as it was kept."""
    values = dict(body)
    values["issued"] = date.fromisoformat(values["issued"]) if values.get("issued") else None
    values["recipients"] = tuple(values.get("recipients") or ())
    values["covers"] = tuple(values["covers"]) if values.get("covers") else None
    return Identity(**values)


def document_in(row: Row[Any]) -> Document:
    """A version's row as a Document, with the status an administrator set, or in force."""
    return Document(
        id=row.id,
        agency=row.agency,
        identity=identity_in(row.identity),
        kind=TextKind(row.kind),
        status=TextStatus(row.status) if row.status else TextStatus.IN_FORCE,
        format=row.format,
        digest=row.digest,
        generation=row.since,
    )


def identity_out(identity: Identity) -> dict[str, Any]:
    """An identity as JSON keeps it."""
    return {**asdict(identity), "issued": identity.issued.isoformat() if identity.issued else None}


def passage_out(passage: Passage) -> dict[str, Any]:
    """A passage's body as JSON keeps it; its key and order have columns of their own."""
    body = {
        "kind": passage.kind.value,
        "locator": passage.locator,
        "heading_path": list(passage.heading_path),
        "text": passage.text,
        "lines": list(passage.lines),
        "page": passage.page,
        "confidence": passage.confidence,
        "cells": list(passage.cells.items()),
    }
    result: dict[str, Any] = json.loads(json.dumps(body, ensure_ascii=False))
    return result


def passage_in(row: Row[Any]) -> Passage:
    """A passage as it was kept."""
    body = row.body
    return Passage(
        document_id=row.document_id,
        key=row.key,
        kind=SectionKind(body["kind"]),
        locator=body["locator"],
        heading_path=tuple(body["heading_path"]),
        text=body["text"],
        order=row.order,
        lines=tuple(body["lines"]),
        page=body["page"],
        confidence=body["confidence"],
        cells=dict(body["cells"]),
    )
