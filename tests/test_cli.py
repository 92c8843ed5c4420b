"""The commands as a person, a script and CI type them."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import COMMANDS, main
from tests.knowledge.folder import ENTRY, edited, write

ROOT = Path(__file__).parent.parent


def run(*arguments: str, given: str | bytes = b"", **environ: str) -> subprocess.CompletedProcess[str]:
    """The real command, in the repository's folder; a variable set to "" is unset."""
    settings = {name: value for name, value in {**os.environ, **environ}.items() if value}
    sent = given.encode() if isinstance(given, str) else given
    done = subprocess.run([sys.executable, "-m", "bot", *arguments], cwd=ROOT, env=settings, input=sent, capture_output=True, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    """What `ask --json` prints, without a process of its own."""
    assert main(["ask", *arguments, "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


# check


def test_check_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert "no problem found" in said and "4 offices" in said


def test_check_takes_a_folder_or_the_variable(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path)
    assert main(["check", str(tmp_path)]) == 0
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path))
    assert main(["check"]) == 0
    assert capsys.readouterr().out.count("1 entries with 2 questions, 1 offices") == 2


def test_check_tells_every_problem_by_file_and_line(tmp_path: Path) -> None:
    broken = edited(ENTRY, ("reviewed: 2026-11-23", "reviewed: soon"), ("date: 2026-11\n", "date: 2026-99\n"))
    done = run("check", str(write(tmp_path, {"entries/visa/visa-types.md": broken})))
    assert (done.returncode, done.stdout) == (1, "")
    lines = done.stderr.splitlines()
    assert [line.partition(": ")[0] for line in lines] == ["entries/visa/visa-types.md:18", "entries/visa/visa-types.md:19"]
    assert all("expected" in line and "found" in line for line in lines)


def test_check_of_no_folder_says_so() -> None:
    done = run("check", "no/such/folder")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.strip()


# ask


def test_ask_prints_the_reply_as_the_phone_shows_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("I lost my passport\n签证\n2017年王毅谈中俄关系\n"))
    assert main(["ask", "-"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("【Lost or stolen passport】") and "12308" in said
    assert "\n1. " in said and "2017-05-26" in said, "choices and cards"
    assert "<a " not in said and "weixin://" not in said


def test_json_has_just_the_promised_shape(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "护照丢了怎么办")
    assert list(answer) == ["outcome", "entry", "confidence", "candidates", "language", "reply"]
    assert (answer["outcome"], answer["entry"], answer["language"]) == ("urgent", "passport-lost", "zh")
    assert isinstance(answer["confidence"], float) and 0 < answer["confidence"] <= 1
    candidates, reply = answer["candidates"], answer["reply"]
    assert isinstance(candidates, list) and isinstance(reply, dict)
    assert candidates[0]["entry"] == "passport-lost"
    assert {tuple(candidate) for candidate in candidates} == {("entry", "score")}
    assert [c["score"] for c in candidates] == sorted((c["score"] for c in candidates), reverse=True)
    assert list(reply) == ["type", "text", "articles"] and reply["type"] == "text" and reply["articles"] == []


QUESTIONS = [
    ("护照", "listed", None, "zh"),
    ("1", "social", None, "zh"),
    ("English", "social", None, "en"),
    ("护照丢了怎么办", "urgent", "passport-lost", "zh"),
    ("", "hinted", None, "zh"),
    ("I lost my passport", "urgent", "passport-lost", "en"),
    ("日本大使馆电话", "declined", None, "zh"),
    ("asdfgh", "unanswered", None, "en"),
    ("你好", "social", None, "zh"),
    ("護照丟了怎麼辦", "urgent", "passport-lost", "zh-Hant"),
    ("2017年王毅谈中俄关系", "answered", "wang-yi-china-russia-relations", "zh"),
]


@pytest.mark.parametrize("environ", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_questions_come_one_a_line_each_from_a_new_visitor_in_any_locale(environ: dict[str, str]) -> None:
    done = run("ask", "-", "--json", given="".join(f"{question}\n" for question, *_ in QUESTIONS), **environ)
    assert (done.returncode, done.stderr) == (0, "")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    found = [(question, a["outcome"], a["entry"], a["language"]) for (question, *_), a in zip(QUESTIONS, answers, strict=True)]
    assert found == QUESTIONS
    assert "护照" in answers[0]["reply"]["text"]
    [article] = answers[-1]["reply"]["articles"]
    assert answers[-1]["reply"]["type"] == "news" and sorted(article) == ["description", "title", "url"]


def test_no_input_stops_it() -> None:
    lines = [
        "护照丢了怎么办\r".encode(),
        "\ufeff护照丢了怎么办".encode(),
        b"\xff\xfe",
        "护照\x00丢了怎么办".encode(),
        b"",
        b"\xed\xa0\x80",
        b"x" * 9999,
    ]
    done = run("ask", "-", "--json", given=b"\n".join(lines))
    assert (done.returncode, done.stderr) == (0, "")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["entry"] for answer in answers[:2]] == ["passport-lost"] * 2
    assert len(answers) == len(lines)


def test_a_question_that_is_no_text_is_no_reason_to_stop() -> None:
    done = subprocess.run([sys.executable, "-m", "bot", "ask", b"\xff\xfe", "--json"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0 and json.loads(done.stdout)["entry"] is None


def test_nobody_need_read_to_the_end() -> None:
    script = f"yes 你好 | head -2000 | {sys.executable} -m bot ask - | head -1"
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert done.stderr == b"" and done.stdout


TIMES = [("2026-12-31T23:59", "uk-visa-free"), ("2027-01-01T00:00:00Z", None), ("2027-01-01T00:30+08:00", "uk-visa-free")]


@pytest.mark.parametrize(("at", "entry"), TIMES)
def test_it_can_be_asked_at_another_time(capsys: pytest.CaptureFixture[str], at: str, entry: str | None) -> None:
    assert asked(capsys, "英国护照去中国免签吗", "--at", at)["entry"] == entry


def test_a_bad_time_is_a_mistyped_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["ask", "visa", "--at", "tomorrow"])
    assert stopped.value.code == 2
    assert "expected a time such as 2026-12-02T10:30+00:00, found 'tomorrow'" in capsys.readouterr().err


@pytest.mark.parametrize("changes", [None, {"entries/visa/visa-types.md": edited(ENTRY, ("reviewed: 2026-11-23", "reviewed: soon"))}])
def test_ask_on_knowledge_that_cannot_be_read_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, str] | None
) -> None:
    folder = write(tmp_path, changes) if changes else tmp_path / "nowhere"
    assert main(["ask", "visa", "--knowledge", str(folder)]) == 1
    captured = capsys.readouterr()
    assert captured.out == "" and ":" in captured.err
    assert not changes or captured.err.startswith("entries/visa/visa-types.md:19: expected")


# help


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_helps_with_an_example(capsys: pytest.CaptureFixture[str], name: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([name, "--help"])
    said = capsys.readouterr().out
    assert stopped.value.code == 0
    assert "example: " in said and f"python -m bot {name}" in said.partition("example: ")[2]


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], ["ask"]])
def test_a_mistyped_command_shows_how_it_is_typed(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m bot" in capsys.readouterr().err


# simulate, serve


def test_settings_that_make_no_sense_are_named(tmp_path: Path) -> None:
    done = run("serve", PORT="none", WECHAT_TOKEN="", DATA_DIR=str(tmp_path))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "PORT: expected" in done.stderr and "WECHAT_TOKEN: missing" in done.stderr


def test_simulate_chats_through_the_callback(tmp_path: Path) -> None:
    done = run("simulate", given="护照丢了怎么办\n", DATA_DIR=str(tmp_path / "data"), REDIS_URL="")
    assert done.returncode == 0, done.stderr
    assert "12308" in done.stdout
