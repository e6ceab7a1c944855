"""`viva schema`: JSON Schemas by which editors complete and check content files."""

import json
from pathlib import Path

import click

from bot.commands.options import writing
from content.schema import schemas

_FILES = {
    "topic": "topic.yaml",
    "flashcards": "flashcards*.yaml",
    "quiz": "quiz*.yaml",
    "samples": "samples.yaml",
}


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
def command(folder: Path) -> None:
    """Write a JSON Schema for each kind of content file into FOLDER, and say how to use them."""
    settings: dict[str, str] = {}
    for name, schema in schemas().items():
        path, text = (
            folder / f"{name}.schema.json",
            json.dumps(schema, indent=1, ensure_ascii=False),
        )
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{text}\n", encoding="utf-8")
        settings[str(path.resolve())] = _FILES[name]
    click.echo("For VS Code with the extension YAML, in .vscode/settings.json:")
    click.echo(json.dumps({"yaml.schemas": settings}, indent=2))
