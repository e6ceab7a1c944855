"""A network of the shape of multilingual-e5-small, so small that a test can write it down."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy
from numpy.typing import NDArray

WIDTH, WIDER = 32, 64
PIECES = (
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "\u2581",
    "\u2581el",
    "\u2581e",
    "l",
    "h",
    "ie",
    "lo",
    "\u2581ключ",
)
SCORES = (0.0, 0.0, 0.0, 0.0, -2.0, -3.0, -3.5, -4.0, -4.0, -3.0, -3.0, -3.0)
LETTERS = {ord("É"): "e", ord("ﬁ"): "fi"}

Weights = NDArray[numpy.float32]


def packed(rows: Weights) -> bytes:
    """Pack rows in blocks of 32: a scale, and four bits a weight."""
    blocks = rows.reshape(-1, 32)
    scales = (numpy.abs(blocks).max(axis=1, keepdims=True) / 7).astype("<f2")
    steps = numpy.rint(blocks / numpy.maximum(scales.astype(numpy.float32), 1e-6)) + 8
    numbers = numpy.clip(steps, 0, 15).astype(numpy.uint8)
    halves = numbers[:, :16] | numbers[:, 16:] << 4
    return b"".join(
        scale.tobytes() + half.tobytes() for scale, half in zip(scales, halves, strict=True)
    )


def write(path: Path) -> dict[str, Weights]:
    """Write a network of one layer to a file, and give its arrays as far as they are not packed."""
    chance = numpy.random.default_rng(1)
    some = {
        name: chance.normal(0, 0.3, shape).astype(numpy.float32)
        for name, shape in _shapes().items()
    }
    said = "".join(PIECES).encode()
    ends = [sum(len(one.encode()) for one in PIECES[:count]) for count in range(len(PIECES) + 1)]
    table = b"".join(
        struct.pack(f"<IB{len(text)}I", letter, len(text), *map(ord, text))
        for letter, text in LETTERS.items()
    )
    head = b"".join(
        [
            b"E5S1" + struct.pack("<I", 1),
            struct.pack("<7ifi", WIDTH, 1, 2, WIDER, len(PIECES), 16, 2, 1e-6, 32),
            struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(said)),
            struct.pack(f"<{len(ends)}I", *ends),
            struct.pack(f"<{len(SCORES)}f", *SCORES),
            said,
            struct.pack("<iI", len(LETTERS), len(table)) + table,
            struct.pack("<i", len(some)),
        ]
    )
    path.write_bytes(head + _arrays(some, len(head)))
    return some


def _arrays(some: Mapping[str, Weights], start: int) -> bytes:
    """Give the directory of the arrays, and the arrays."""
    bodies = [
        packed(one) if name.endswith((".w", "word")) and one.ndim == 2 else one.tobytes()
        for name, one in some.items()
    ]
    at = start + sum(2 + len(name) + 21 for name in some)
    entries = []
    for (name, one), body in zip(some.items(), bodies, strict=True):
        entry = struct.pack(f"<H{len(name)}s", len(name), name.encode())
        entries.append(entry + struct.pack("<BIQQ", one.ndim == 2, one.size, at, len(body)))
        at += len(body)
    return b"".join([*entries, *bodies])


def _shapes() -> dict[str, Sequence[int]]:
    layer = {
        **{f"l0.{one}.w": (WIDTH, WIDTH) for one in ("q", "k", "v", "ao")},
        **{f"l0.{one}.b": (WIDTH,) for one in ("q", "k", "v", "ao", "fo")},
        "l0.fi.w": (WIDER, WIDTH),
        "l0.fi.b": (WIDER,),
        "l0.fo.w": (WIDTH, WIDER),
        **{f"l0.{one}.{part}": (WIDTH,) for one in ("aln", "oln") for part in "wb"},
    }
    return {
        "emb.word": (len(PIECES), WIDTH),
        "emb.pos": (16 * WIDTH,),
        "emb.type": (2 * WIDTH,),
        "emb.ln.w": (WIDTH,),
        "emb.ln.b": (WIDTH,),
        **layer,
    }
