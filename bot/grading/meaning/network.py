"""A network as it runs: loaded, and kept on disk in the form in which it runs.

Our network comes with one byte a weight and runs on four. To unfold it takes a quarter of a second
and 100 MB that are never given back, half of them for words that nobody uses. So it is unfolded
once on a machine, in a process of its own, and written out beside its weights, which the system
then maps into memory page by page as they are needed: that loads in a twentieth of a second, and in
half the memory. It is a cache and nothing else: where it cannot be written or read, the network is
unfolded as it comes.
"""

import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from bot.config import compute_quietly
from bot.grading.meaning.model import Model

_ERRORS_ONLY: Final = 3
"""The library's severity from which it writes to the operator's log by itself."""
_SMALL: Final = "1024"
"""Bytes below which a weight stays with the graph."""
_GRAPH: Final = "network.onnx"


def open_network(model: Model, kept_in: Path | None) -> Any:
    """Open a session of a network, unfolded in a folder if one is given.

    Raises whatever the library does for files that hold no network.
    """
    if kept_in is not None:
        with suppress(Exception):  # a full disk, a file of another version: it is only a cache
            return _session(_unfolded(model, kept_in) / _GRAPH, _options(unfold=False))
    return _session(model.network, _options(unfold=True))


def _unfolded(model: Model, kept_in: Path) -> Path:
    """Give the folder of the unfolded network, made if it is not there; later ones win a race."""
    name = f"network-{model.fingerprint.hex()[:16]}-{_library().__version__}"
    folder = kept_in / name
    if not (folder / _GRAPH).is_file():
        kept_in.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=kept_in))
        try:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                process.submit(_unfold, model.network, made).result()
            made.replace(folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return folder


def _unfold(network: Path, folder: Path) -> None:
    options = _options(unfold=True)
    options.optimized_model_filepath = str(folder / _GRAPH)
    weights = "session.optimized_model_external_initializers"
    options.add_session_config_entry(f"{weights}_file_name", "weights")
    options.add_session_config_entry(f"{weights}_min_size_in_bytes", _SMALL)
    _session(network, options)


def _options(*, unfold: bool) -> Any:
    """One thread, because learners wait on the other core; and no memory arena.

    An arena would keep the largest answer's memory for ever.
    """
    library = _library()
    options = library.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = _ERRORS_ONLY
    levels = library.GraphOptimizationLevel
    options.graph_optimization_level = (
        levels.ORT_ENABLE_EXTENDED if unfold else levels.ORT_DISABLE_ALL
    )
    return options


def _session(network: Path, options: Any) -> Any:
    return _library().InferenceSession(str(network), options, providers=["CPUExecutionProvider"])


def _library() -> Any:
    """Give the library, which reports to its makers from its import on, unless told not to."""
    compute_quietly()
    import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415  # only now; no types

    onnxruntime.disable_telemetry_events()  # on Windows
    return onnxruntime
