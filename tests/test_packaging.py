"""What is installed elsewhere: every file is in the wheel, and the service knows our exit codes."""

import configparser
import tomllib
from pathlib import Path

import yaml

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


def test_the_service_is_not_started_again_for_what_only_a_person_can_mend() -> None:
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's names have capitals
    unit.read(ROOT / "deploy" / "viva.service")
    assert unit.sections() == ["Unit", "Service", "Install"]
    assert set(unit["Service"]["RestartPreventExitStatus"].split()) == {"1", "2", "3"}
    assert unit["Service"]["ExecStart"].endswith("/viva run")


def test_the_container_keeps_its_database_on_the_volume() -> None:
    (service,) = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"].values()
    folders = {volume.split(":")[1] for volume in service["volumes"]}
    assert folders == {"/data"}
    assert "VIVA_DB=/data/viva.db" in (ROOT / "Dockerfile").read_text()
    assert service["read_only"] is True
