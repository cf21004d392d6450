"""HTTP routes: they translate, and hold no logic."""
