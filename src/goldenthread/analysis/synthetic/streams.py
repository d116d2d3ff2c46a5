"""Sources of chance: one independent, repeatable stream for each theme of a made-up authority."""

from dataclasses import dataclass
from zlib import crc32

import numpy as np


@dataclass(frozen=True)
class Streams:
    """The streams of one chunk of an authority.

    A stream depends on the seed, the chunk and the theme's name alone, so that a new theme shifts no other.
    """

    seed: int
    chunk: int = 0

    def of(self, theme: str) -> np.random.Generator:
        """A fresh generator for ``theme``; asked for again, it starts again."""
        sequence = np.random.SeedSequence(self.seed, spawn_key=(self.chunk, crc32(theme.encode())))
        return np.random.Generator(np.random.PCG64(sequence))
