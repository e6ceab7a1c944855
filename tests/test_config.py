"""What an operator has set: read in one place, refused in one line, and the token never shown."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.config import (
    ConfigError,
    Secret,
    bot_number,
    meaning_folder,
    place_of_tokens,
    settings,
    shipped_content,
    token,
)
from state.opening import Server

TOKEN = "7000000001:canaryCANARYcanary"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VIVA_TOKEN", "VIVA_DB", "VIVA_CONTENT", "VIVA_ZONE"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_setting_there_are_defaults() -> None:
    found = settings()
    assert (found.database, found.content) == (Path("viva.db"), shipped_content())
    assert found.zone == "Europe/London"
    assert (found.content / "customer-service").is_dir()


def test_what_is_asked_for_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVA_DB", "env.db")
    monkeypatch.setenv("VIVA_CONTENT", "topics")
    assert (settings().database, settings().content) == (Path("env.db"), Path("topics"))
    assert settings(Path("mine.db")).database == Path("mine.db")


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "", "../etc/passwd"])
def test_a_zone_that_does_not_exist_is_refused(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVA_ZONE", zone)
    with pytest.raises(ConfigError, match="no time zone"):
        settings()


def test_a_token_is_asked_for_and_has_to_look_like_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="not set"):
        token()
    monkeypatch.setenv("VIVA_TOKEN", "canary")
    with pytest.raises(ConfigError) as refused:
        token()
    assert "canary" not in str(refused.value)
    monkeypatch.setenv("VIVA_TOKEN", f" {TOKEN}\n")
    assert token().reveal() == TOKEN


def test_a_secret_shows_itself_to_nobody_who_does_not_ask() -> None:
    secret = Secret(TOKEN)
    assert "canary" not in f"{secret} {secret!r} {[secret]}"
    assert secret.reveal() == TOKEN


def test_the_number_of_the_bot_is_that_of_its_token(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bot_number(5) == 5
    with pytest.raises(ConfigError, match="--bot"):
        bot_number(None)
    monkeypatch.setenv("VIVA_TOKEN", TOKEN)
    assert bot_number(None) == 7_000_000_001


@given(
    st.text(max_size=40),
    st.sampled_from(
        [
            *("VIVA_ZONE", "VIVA_LANGUAGE", "VIVA_DB", "VIVA_CONTENT", "VIVA_BOTS"),
            *("VIVA_MEANING", "VIVA_TOKEN", "VIVA_TOKENS"),
        ]
    ),
)
@example("7000000001:\x1b[31mcanaryCANARYcanary", "VIVA_TOKEN")
@example("/" * 40, "VIVA_ZONE")
@example("x" * 40, "VIVA_ZONE")
@example(".", "VIVA_ZONE")
def test_any_setting_is_taken_or_refused_in_one_line(value: str, name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.environ", {name: value})
        for read in (settings, token, place_of_tokens, meaning_folder):
            refused = ""
            try:
                read()
            except ConfigError as why:
                refused = str(why)
            assert "\n" not in refused


@pytest.mark.parametrize(
    "address", ["postgresql://viva@db/viva", "postgres://db/viva?sslmode=require"]
)
def test_an_address_of_postgresql_is_a_server_and_all_else_a_file(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIVA_DB", address)
    assert settings().database == Server(address)
    assert settings().beside == Path("viva-server")
    assert settings(Path("mine.db")).beside == Path("mine.db")
