"""What the end accepted, one JSON line each, so that a test can count after everything was killed."""

from pathlib import Path
from typing import IO

import orjson

from bench.local_end.components import Json


class Journal:
    """Appends lines to a file, or drops them when there is none."""

    def __init__(self, path: Path | None) -> None:
        self._file: IO[bytes] | None = path.open("ab") if path else None

    def write(self, line: Json) -> None:
        """Append one line and hand it to the system at once."""
        if self._file:
            self._file.write(orjson.dumps(line) + b"\n")
            self._file.flush()

    def close(self) -> None:
        """Close the file; the journal writes no more."""
        if self._file:
            self._file.close()
            self._file = None


def lines(path: Path) -> list[Json]:
    """Return every line of a journal; an unfinished last one is left out."""
    whole = path.read_bytes().rpartition(b"\n")[0]
    return [orjson.loads(line) for line in whole.splitlines()]
