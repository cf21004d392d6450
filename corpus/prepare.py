"""Prepares a file for the library: read → repair → outline → passages → identity → facts. Touches no database."""

from dataclasses import dataclass
from pathlib import Path

from core.errors import FileRefused, InputError
from corpus import wording
from corpus.facts.model import Fact
from corpus.model import AgencyEntry, BlockKind, Document, Identity, Passage, SourceText, TextKind

READING = 4  # raise it when reading changes what is found, so that `troly doctor` can tell which texts to read again


@dataclass(frozen=True, slots=True)
class PreparedText:
    """A file read as far as the library needs it. `content` is the file itself, kept beside what was read."""

    document: Document
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Order:
    """A file to take in. An empty `document_id` is made from the agency's code and the file's name.

    An empty `agency` is found by the issuer the text names, `among` these.
    """

    path: Path
    agency: str
    document_id: str = ""
    kind: TextKind = TextKind.PLAN
    among: tuple[AgencyEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be taken in, and why, in Vietnamese."""

    path: Path
    message: str


def prepare(order: Order) -> PreparedText:
    """Read the file of `order`. Raises FileRefused (unfit) or SecretRefused (a secrecy stamp)."""
    from corpus.facts import extract
    from corpus.identity import identify
    from corpus.outline import outline
    from corpus.passages import cut
    from corpus.repair import repair

    content = _content(order.path)
    source = _read(order.path)
    root = outline(repair(source))
    identity = identify(root)
    agency = order.agency or _issuer(identity, order.among)
    document_id = order.document_id or default_id(agency, order.path)
    passages = tuple(cut(root, document_id))
    if not passages:
        raise FileRefused(f"“{order.path.name}” không có đoạn chữ nào đọc được. Kiểm tra lại tệp rồi nạp lại.")
    document = Document(
        id=document_id,
        agency=agency,
        identity=identity,
        kind=order.kind,
        format=source.format,
        digest=source.digest,
    )
    return PreparedText(document, passages, tuple(extract(passages, document)), order.path.name, content)


def _issuer(identity: Identity, among: tuple[AgencyEntry, ...]) -> str:
    """The code of the agency that issued the text. Raises InputError when it is none of them, or several."""
    from corpus.agencies import issuer_among

    entry = issuer_among(among, identity)
    if entry is None:
        raise InputError(wording.ISSUER_UNKNOWN.format(issuer=identity.issuer or wording.LEFT_BLANK))
    return entry.code


def default_id(agency: str, path: Path) -> str:
    """The id of a text whose administrator gave none: the agency's code and the file's name, folded."""
    from core.vietnamese.text import folded_tokens

    words = "-".join(word.replace("/", "-").replace(",", "-").replace(".", "-") for word in folded_tokens(path.stem))
    if not words:
        raise InputError(f"Tên tệp “{path.name}” không đặt được mã văn bản; hãy thêm --document MÃ.")
    return words if words.startswith(f"{agency}-") else f"{agency}-{words}"


def _read(path: Path) -> SourceText:
    """The file's text, read within bounds. A secrecy stamp refuses it, whatever the format."""
    from corpus.readers.sandbox import read_safely
    from corpus.readers.secrecy import refuse_stamped

    source = read_safely(path)
    refuse_stamped(block.text for block in source.blocks if block.kind is BlockKind.PARAGRAPH)
    return source


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise FileRefused(f"“{path}” là thư mục; hãy chỉ rõ tệp.")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileRefused(f"Không thấy tệp “{path}”.") from error
    except OSError as error:
        raise FileRefused(f"Không đọc được tệp “{path}”; kiểm tra quyền đọc.") from error
