"""One conversation on every channel: router, dialogue, wording, channel adapters, inbox and outbox."""
