"""How much of a file a reader takes before it gives up: what keeps a hostile or broken file from eating time and memory."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Bounds that every reader keeps; past one of them a document is told to be unreadable, never cut short."""

    file_bytes: int = 256 * 2**20
    """The file itself."""
    expanded_bytes: int = 512 * 2**20
    """All parts of a packed file (docx, xlsx, ofd) that are read, unpacked; and any file, decoded."""
    characters: int = 20_000_000
    """The text of one document."""
    parts: int = 20_000
    """Entries of a packed file."""
    marks: int = 8_000_000
    """Tags of one XML or HTML part: a tree of it takes about 100 bytes a tag."""
    depth: int = 100
    """Tables, frames and runs inside one another."""
    cells: int = 1_000_000
    """Cells of the tables of one document."""
    pages: int = 5_000
    """Pages of one document."""
