"""scripts/with-env: .env as it is meant, whatever characters a password has."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "with-env"


def seen(folder: Path, name: str, **given: str) -> str:
    """What a command started by the script finds under this name."""
    environment = {"PATH": os.environ["PATH"], **given}
    command = ["sh", str(SCRIPT), "sh", "-c", f'printf %s "${{{name}-unset}}"']
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("A=plain", "plain"),
        ("A=", ""),
        ("A=redis://:p@ss$word&`x`;'y'#z@host:6379/0", "redis://:p@ss$word&`x`;'y'#z@host:6379/0"),
        ("A=two words", "two words"),
        ("A=a=b==", "a=b=="),
        ('A="quoted"', "quoted"),
        ("A='quoted'", "quoted"),
        ("A=windows\r", "windows"),
        ("# A=comment", "unset"),
        ("export A=1", "unset"),
        ("A B=1", "unset"),
    ],
)
def test_a_line_is_taken_literally(tmp_path: Path, line: str, value: str) -> None:
    (tmp_path / ".env").write_bytes(line.encode())
    assert seen(tmp_path, "A") == value


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("A=file\n")
    assert seen(tmp_path, "A", A="environment") == "environment"


def test_an_empty_variable_counts_as_unset(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("A=file\n")
    assert seen(tmp_path, "A", A="") == "file"


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert seen(tmp_path, "A", A="1") == "1"
