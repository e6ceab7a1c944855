"""What is installed elsewhere: every file is in the wheel, and the service knows our exit codes."""

import configparser
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.config import database

ROOT = Path(__file__).parent.parent


def test_every_file_that_is_no_code_is_in_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    globs = project["tool"]["setuptools"]["package-data"]
    packed = {
        path for room, patterns in globs.items() for each in patterns for path in files(room, each)
    }
    data = {path for room in globs for path in files(room, "**/*") if path.suffix != ".py"}
    assert sorted(data - packed) == []


def files(room: str, pattern: str) -> set[Path]:
    return {
        path.relative_to(ROOT)
        for path in (ROOT / room).glob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def unit() -> configparser.ConfigParser:
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's names have capitals
    unit.read(ROOT / "deploy" / "viva.service")
    return unit


def test_the_service_is_not_started_again_for_what_only_a_person_can_mend(
    unit: configparser.ConfigParser,
) -> None:
    assert unit.sections() == ["Unit", "Service", "Install"]
    assert set(unit["Service"]["RestartPreventExitStatus"].split()) == {"1", "2", "3"}
    assert unit["Service"]["ExecStart"].endswith("/viva run")
    assert unit["Service"]["WorkingDirectory"] == f"/var/lib/{unit['Service']['StateDirectory']}"


def test_commands_by_hand_find_what_the_service_works_with(
    unit: configparser.ConfigParser,
) -> None:
    script, service = (ROOT / "deploy" / "viva").read_text(), unit["Service"]
    assert f"\nHOME={service['WorkingDirectory']}\n{service['Environment']}\n" in script
    assert f"\n. {service['EnvironmentFile']}\n" in script
    program = service["ExecStart"].removesuffix(" run")
    assert script.endswith(
        f'--reuid={service["User"]} --regid={service["User"]} --init-groups {program} "$@"\n'
    )


def test_the_service_is_started_again_however_long_a_server_is_away(
    unit: configparser.ConfigParser,
) -> None:
    assert unit["Service"]["Restart"] == "on-failure"
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "compose.yaml").read_text())[
        "services"
    ]
    return found


def test_the_container_keeps_its_database_on_a_volume(services: dict[str, dict[str, Any]]) -> None:
    folders = {volume.split(":")[1] for volume in services["viva"]["volumes"]}
    assert folders == {"/data"}
    assert "VIVA_DB=/data/viva.db" in (ROOT / "Dockerfile").read_text()


def test_unless_told_otherwise_there_is_one_container_with_a_file(
    services: dict[str, dict[str, Any]],
) -> None:
    assert [name for name, one in services.items() if "profiles" not in one] == ["viva"]


def test_no_container_may_do_more_than_it_needs(services: dict[str, dict[str, Any]]) -> None:
    for service in services.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert services["postgres"]["user"] == "postgres"
    assert "USER 10001\n" in (ROOT / "Dockerfile").read_text()


def test_every_container_is_back_after_a_restart_of_the_machine(
    services: dict[str, dict[str, Any]],
) -> None:
    assert {service["restart"] for service in services.values()} == {"unless-stopped"}


@pytest.mark.parametrize("file", [".gitignore", ".dockerignore"])
def test_the_secrets_for_containers_get_into_no_commit_and_no_image(file: str) -> None:
    assert ".env" in (ROOT / file).read_text().splitlines()


def test_two_workers_share_a_server_once_it_is_well(services: dict[str, dict[str, Any]]) -> None:
    worker, server = services["worker"], services["postgres"]
    assert worker["deploy"]["replicas"] == 2
    assert worker["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    assert server["healthcheck"]["test"][:2] == ["CMD", "pg_isready"]
    place = database(worker["environment"]["VIVA_DB"].replace("${POSTGRES_PASSWORD:-}", "secret"))
    of_server = server["environment"]
    assert of_server["POSTGRES_PASSWORD"] == "${POSTGRES_PASSWORD:-}"
    assert str(place) == f"postgresql://postgres/{of_server['POSTGRES_DB']}"
    assert "postgres.txt" in (ROOT / "Dockerfile").read_text()  # the driver
    # Where its health is noted may be written by its user, whose number the image says.
    assert not any("/data" in one for one in worker["tmpfs"]), "it holds the list of erasures"
    assert "VOLUME /data" in (ROOT / "Dockerfile").read_text()
    assert "--uid 10001" in (ROOT / "Dockerfile").read_text()
