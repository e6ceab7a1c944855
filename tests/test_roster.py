"""Which bots are served: read from a folder of secrets, and refused in one line."""

from pathlib import Path

import pytest

from bot.config import ConfigError, settings
from bot.roster import roster

MATHS, BAKING = "7000000001:mathsMATHSmaths", "7000000002:bakingBAKINGbaking"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two tokens, as Kubernetes mounts them."""
    tokens = tmp_path / "tokens"
    (tokens / "..data").mkdir(parents=True)
    (tokens / "maths").write_text(f"{MATHS}\n")
    (tokens / "baking").write_text(BAKING)
    monkeypatch.setenv("VIVA_TOKENS", str(tokens))
    monkeypatch.delenv("VIVA_BOTS", raising=False)
    return tokens


def about(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder.parent / "bots.yaml"
    path.write_text(text)
    monkeypatch.setenv("VIVA_BOTS", str(path))


def test_without_a_folder_of_tokens_there_is_one_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIVA_TOKENS", raising=False)
    monkeypatch.setenv("VIVA_TOKEN", MATHS)
    (bot,) = roster(settings())
    assert (bot.name, bot.number, bot.settings) == ("", 7000000001, settings())


@pytest.mark.usefixtures("folder")
def test_each_file_is_a_bot_that_bears_its_name() -> None:
    bots = roster(settings())
    assert [(bot.name, bot.number) for bot in bots] == [
        ("baking", 7000000002),
        ("maths", 7000000001),
    ]
    assert {bot.settings for bot in bots} == {settings()}


def test_a_bot_may_teach_its_own_topics_in_its_own_zone_and_language(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.parent / "sums").mkdir()
    about(folder, "maths:\n  content: sums\n  zone: Europe/Dublin\n  language: es\n", monkeypatch)
    baking, maths = roster(settings())
    assert baking.settings == settings()
    assert maths.settings.content == folder.parent / "sums"
    assert maths.settings.zone == "Europe/Dublin"
    assert maths.settings.language == "es"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- maths", "write a bot's name"),
        ("maths: [", "bots.yaml"),
        ("maths: {colour: red}", "content, language, zone"),
        ("maths: {zone: Europe/Atlantis}", "no time zone 'Europe/Atlantis'"),
        ("maths: {language: xx}", "'xx' is none of our languages: .*en, es"),
        ("maths: {content: nowhere}", "there is no folder"),
        ("physics: {zone: Europe/Dublin}", "no token for physics"),
        ("7: {zone: Europe/Dublin}", "no token for 7"),
    ],
)
def test_what_cannot_be_served_is_said_with_its_file(
    text: str, what: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about(folder, text, monkeypatch)
    with pytest.raises(ConfigError, match=what) as refused:
        roster(settings())
    assert "bots.yaml" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One file of two tokens, as it is mounted as a single secret."""
    path = tmp_path / "tokens.txt"
    path.write_text(f"# ours\nmaths   {MATHS}\n\nbaking {BAKING}  # since May\n")
    monkeypatch.setenv("VIVA_TOKENS", str(path))
    monkeypatch.delenv("VIVA_BOTS", raising=False)
    return path


def test_each_line_of_a_file_is_a_bot(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about(file, "maths: {zone: Europe/Dublin}", monkeypatch)
    maths, baking = roster(settings())
    assert (maths.name, maths.number, maths.settings.zone) == ("maths", 7000000001, "Europe/Dublin")
    assert (baking.name, baking.number, baking.settings) == ("baking", 7000000002, settings())


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("physics", "tokens.txt:5: write a bot's name"),
        ("7000000003:canary", "tokens.txt:5: write a bot's name"),
        ("7000000003:canary physics", "tokens.txt:5: write a bot's name"),
        ("../physics 7000000003:canary", "tokens.txt:5: write a bot's name"),
        ("physics canary", "tokens.txt:5 does not look like a token"),
        ("maths 7000000003:canary", "two bots named maths"),
        (f"again {MATHS}", "maths and again are one bot"),
    ],
)
def test_a_line_that_is_no_bot_is_named_and_not_shown(line: str, what: str, file: Path) -> None:
    with file.open("a") as more:
        more.write(line)
    with pytest.raises(ConfigError, match=what) as refused:
        roster(settings())
    assert "canary" not in str(refused.value)


def test_a_token_that_is_none_is_named_by_its_file_and_not_shown(folder: Path) -> None:
    (folder / "baking").write_text("canary")
    with pytest.raises(ConfigError, match="baking does not look like a token") as refused:
        roster(settings())
    assert "canary" not in str(refused.value)


def test_two_files_cannot_be_one_bot(folder: Path) -> None:
    (folder / "again").write_text(MATHS)
    with pytest.raises(ConfigError, match="again and maths are one bot"):
        roster(settings())


def test_without_tokens_nobody_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVA_TOKENS", str(tmp_path))
    with pytest.raises(ConfigError, match="no token in"):
        roster(settings())
    monkeypatch.setenv("VIVA_TOKENS", str(tmp_path / "nowhere"))
    with pytest.raises(ConfigError, match="No such file"):
        roster(settings())


def test_a_place_that_cannot_be_looked_at_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVA_TOKENS", "x" * 300)  # an error of another kind than that it is missing
    with pytest.raises(ConfigError, match=r"VIVA_TOKENS: x+: File name too long"):
        roster(settings())


def test_a_token_that_cannot_be_read_is_said_with_its_file(folder: Path) -> None:
    (folder / "broken").symlink_to("/proc/self/mem")  # a file that gives an error to whoever reads
    with pytest.raises(ConfigError, match="broken: Input/output error"):
        roster(settings())
