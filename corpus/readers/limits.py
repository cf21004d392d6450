"""How much a file may ask for before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds within which a file is read. Sizes in bytes, times in seconds."""

    file_bytes: int = 50_000_000
    unzipped_bytes: int = 250_000_000
    zip_members: int = 3_000
    pages: int = 400
    pixels: int = 120_000_000  # of one picture
    pdf_objects: int = 200_000
    seconds: float = 600.0
    memory_bytes: int = 3_500_000_000  # address space of the reading process and of each Tesseract
