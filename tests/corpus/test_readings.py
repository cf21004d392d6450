"""Numbers, days, lengths, bounds and facts are read out of short texts as was approved."""

import pytest

from tests.golden.readings import READERS, RENEW, kept


@pytest.mark.parametrize("name", READERS)
def test_short_texts_are_read_as_was_approved(name: str) -> None:
    was = kept(name)
    now = {text: list(READERS[name](text)) for text in was}
    changed = [
        "\n  ".join((text, *(f"was: {line}" for line in was[text]), *(f"is:  {line}" for line in lines)))
        for text, lines in now.items()
        if lines != was[text]
    ]
    if changed:
        shown = "\n".join(changed)
        pytest.fail(f"{len(changed)} texts are read otherwise than before.\n{shown}\n{RENEW}", pytrace=False)
