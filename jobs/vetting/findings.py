"""One line for each thing that must not leave: which rule, which file and line, what kind, what to do; never the value itself."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, order=True)
class Finding:
    """Something that stops a release, or (`stops` is False) that a person should look at.

    `place` tells `./invoke vet --explain` where it stands: number of the passage and its first and last character,
    or -1 and the first and last word of the file. `told` is printed instead of a file name that holds the value.
    """

    file: str
    line: int
    rule: str
    kind: str
    next_step: str
    place: tuple[int, int, int] = (0, 0, 0)
    stops: bool = True
    told: str = ""

    @property
    def id(self) -> str:
        """Eight letters and digits that stay the same from run to run; nothing can be read back from them."""
        said = "\n".join([self.rule, self.file, str(self.line), self.kind, *map(str, self.place)])
        return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()

    def __str__(self) -> str:
        return f"{self.rule}  {self.told or self.file}:{self.line}  {self.kind}  {self.next_step}  (finding {self.id})"
