"""Chat text of a known intent → what it records or asks for: a draft with what is missing and what cannot be."""

from kpi.draft import Draft, LunchBreak, MessageContext
from kpi.message_document import read_document
from kpi.message_meeting import read_meeting
from kpi.message_period import find_metrics, find_period
from kpi.message_procedures import read_procedures
from kpi.message_sums import read_meeting_sum

__all__ = [
    "Draft",
    "LunchBreak",
    "MessageContext",
    "read_document",
    "read_meeting",
    "read_meeting_sum",
    "read_procedures",
    "read_status",
]


def read_status(message: str, context: MessageContext) -> Draft:
    """The period and the figure a question about the agency's own results names, where it names them."""
    metrics = find_metrics(message)
    period = find_period(message, context.now.date())
    fields = {"period": period, "metric": metrics[0] if len(metrics) == 1 else None}
    return Draft({k: v for k, v in fields.items() if v}, extra={"metrics": metrics} if len(metrics) > 1 else {})
