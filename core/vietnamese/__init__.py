"""Vietnamese office language: folding, vocabulary, numbers, dates, durations, periods."""
