"""Plan texts and legal bases: read, repaired, outlined, cut into passages, read for facts."""
