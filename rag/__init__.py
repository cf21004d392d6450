"""A question in, the evidence found, a cited answer out, or a plain "the plans do not say"."""
