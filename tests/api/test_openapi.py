"""The OpenAPI document against the running application: no 5xx, no status or shape it does not name."""

import json

import pytest

from core.people import Role
from tests.api.serving import Running


def test_every_operation_is_described_in_vietnamese_and_names_its_errors(server: Running) -> None:
    with server.client() as client:
        document = client.get("/api/v1/openapi.json").json()
    for path, acts in document["paths"].items():
        for method, operation in acts.items():
            if not path.startswith("/api/"):
                continue
            assert operation["summary"] and operation["description"], (method, path)
            assert {"401", "403", "404", "422", "429", "503"} <= set(operation["responses"]), (method, path)
            refused = operation["responses"]["422"]["content"]
            assert list(refused) == ["application/problem+json"], (method, path)
    assert "HTTPValidationError" not in json.dumps(document)


@pytest.mark.long
def test_generated_requests_meet_no_surprise(server: Running) -> None:
    """Schemathesis drives every operation as an administrator, but for what ends its own rights."""
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    token = server.tokens["heza", Role.ADMINISTRATOR]
    schema = schemathesis.openapi.from_url(f"{server.url}/api/v1/openapi.json")
    checks = [
        schemathesis.checks.not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_schema_conformance,
    ]
    for result in schema.get_all_operations():
        operation = result.ok()
        if not operation.path.startswith("/api/") or operation.method.upper() == "DELETE":
            continue

        @settings(
            max_examples=12,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def drive(case: schemathesis.Case) -> None:
            response = case.call(headers={"Authorization": f"Bearer {token}"}, timeout=30)
            case.validate_response(response, checks=checks)

        drive()
