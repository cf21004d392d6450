"""What is set right in the blocks of a scan, in order: words, figures, labels, headings, numbers of rows."""

from collections.abc import Sequence

from corpus.model import Block
from corpus.readers.figures import figures_right
from corpus.readers.group_letters import lettered
from corpus.readers.labels import labels_right
from corpus.readers.misreadings import set_right
from corpus.readers.roman_headings import mended
from corpus.readers.row_codes import with_codes


def corrected(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with every certain misreading set right; printed text stays as it is."""
    return with_codes(lettered(mended(labels_right(figures_right(set_right(blocks))))))
