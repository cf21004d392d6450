"""The ledger of meetings, documents and procedures; rules, progress, deadlines, reports."""
