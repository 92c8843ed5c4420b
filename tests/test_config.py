"""Settings: everything is checked together, nothing secret is shown, and .env.example says all."""

import multiprocessing
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from itertools import pairwise
from pathlib import Path

import pytest

from bot.config import DEVELOPMENT_FILE, VARIABLES, Settings, example, knowledge_dir
from bot.errors import ConfigError

GOOD = {
    "WECHAT_TOKEN": "SecretToken42",
    "WECHAT_APP_ID": "wx0123456789abcdef",
    "WECHAT_AES_KEY": "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    "WECHAT_APP_SECRET": "0123456789abcdef0123456789abcdef",
    "WECHAT_ACCOUNT": "gh_0123456789ab",
    "REDIS_URL": "redis://:SecretPassword@redis.example:6380/2",
}
NAMES = {variable.name for group in VARIABLES.values() for variable in group}
ENV_EXAMPLE = Path(__file__).parent.parent / ".env.example"


class Recording(Mapping[str, str]):
    """An environment that remembers what was looked up."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values_, self.read = values, set[str]()

    def __getitem__(self, name: str) -> str:
        self.read.add(name)
        return self.values_[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_)

    def __len__(self) -> int:
        return len(self.values_)


def problems(**environ: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        Settings.from_environment(GOOD | environ)
    return str(caught.value).splitlines()


def test_good_ones_are_taken_over() -> None:
    settings = Settings.from_environment(
        GOOD | {"PORT": "80", "WEB_CONCURRENCY": "4", "THREADS": "16", "LOG_LEVEL": "debug", "DATA_DIR": "/var/bot"}
    )
    assert settings == Settings(
        wechat_token="SecretToken42",
        wechat_app_id="wx0123456789abcdef",
        wechat_aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        wechat_app_secret="0123456789abcdef0123456789abcdef",
        wechat_account="gh_0123456789ab",
        redis_url="redis://:SecretPassword@redis.example:6380/2",
        data_dir=Path("/var/bot"),
        index_dir=Path("/var/bot/index"),
        port=80,
        web_concurrency=4,
        threads=16,
        log_level="DEBUG",
    )


def test_what_is_unset_or_empty_has_the_default_of_the_class() -> None:
    required = {variable.name for group in VARIABLES.values() for variable in group if variable.required}
    for environ in ({name: GOOD[name] for name in required}, dict.fromkeys(NAMES, "") | {name: GOOD[name] for name in required}):
        settings = Settings.from_environment(environ)
        assert all(getattr(settings, item.name) == item.default for item in fields(Settings) if item.default is not MISSING)


def test_there_is_a_field_for_each_variable() -> None:
    assert {item.name for item in fields(Settings)} == {name.lower().removeprefix("bot_") for name in NAMES}


def test_blanks_around_a_value_do_not_count() -> None:
    assert Settings.from_environment(GOOD | {"WECHAT_TOKEN": " SecretToken42\r\n"}).wechat_token == "SecretToken42"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WECHAT_TOKEN", "ab"),
        ("WECHAT_TOKEN", "a" * 33),
        ("WECHAT_TOKEN", "with-dash"),
        ("WECHAT_TOKEN", "中文中文"),
        ("WECHAT_APP_ID", "wx 123"),
        ("WECHAT_AES_KEY", "a" * 42),
        ("WECHAT_AES_KEY", "a" * 43 + "="),
        ("WECHAT_AES_KEY", "a" * 42 + "-"),
        ("WECHAT_ACCOUNT", "embassy"),
        ("WECHAT_ACCOUNT", "gh_"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "http"),
        ("PORT", "8000.0"),
        ("PORT", "٨٠"),
        ("WEB_CONCURRENCY", "0"),
        ("THREADS", "many"),
        ("PUBLIC_URL", "bot.example.org"),
        ("PUBLIC_URL", "ftp://bot.example.org"),
        ("PUBLIC_URL", "https://"),
        ("PUBLIC_URL", "https://bot.example.org/path"),
        ("PUBLIC_URL", "https://bot.example.org//"),
        ("PUBLIC_URL", "https://bot.example.org?x"),
        ("PUBLIC_URL", "https://bot.example.org#x"),
        ("PUBLIC_URL", "https://name:word@bot.example.org"),
        ("PUBLIC_URL", "https://bot.example.org:0"),
        ("PUBLIC_URL", "https://bot.example.org:65536"),
        ("PUBLIC_URL", "https://bot.example.org:"),
        ("PUBLIC_URL", "https://bot example.org"),
        ("PUBLIC_URL", "https://使馆.example"),
        ("PUBLIC_URL", "javascript://bot.example.org"),
        ("BOT_DEVELOPMENT", "maybe"),
        ("LOG_LEVEL", "LOUD"),
        ("REDIS_URL", "localhost:6379"),
        ("REDIS_URL", "http://localhost"),
        ("REDIS_URL", "redis://"),
        ("REDIS_URL", "redis://localhost:none/0"),
        ("REDIS_URL", "redis://localhost:99999/0"),
        ("REDIS_URL", "redis://:pass#word@localhost/0"),
        ("REDIS_URL", "redis://:pass/word@localhost/0"),
        ("REDIS_URL", "redis://[::1/0"),
        ("REDIS_URL", "redis://localhost/db"),
        ("REDIS_URL", "redis://localhost?db=x"),
        ("REDIS_URL", "redis://localhost/0?socket_timeout=60"),
        ("REDIS_URL", "redis://localhost/0?decode_responses=true"),
        ("REDIS_URL", "unix://"),
    ],
)
def test_a_bad_one_is_named_and_its_value_is_not_shown(name: str, value: str) -> None:
    [problem] = problems(**{name: value})
    assert problem.startswith(f"{name}: expected ")
    assert len(value) < 10 or value not in problem


@pytest.mark.parametrize(
    "url",
    [
        "redis://localhost",
        "redis://localhost:6379/0",
        "rediss://name:pass%23word@redis.example:6380/15?ssl_cert_reqs=none",
        "redis://[::1]:6379",
        "unix:///run/redis/redis.sock?db=3",
        "unix://name@/run/redis.sock",
    ],
)
def test_addresses_of_redis(url: str) -> None:
    assert Settings.from_environment(GOOD | {"REDIS_URL": url}).redis_url == url


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("https://bot.example.org/", "https://bot.example.org"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://[2001:db8::1]:65535", "https://[2001:db8::1]:65535"),
        ("", ""),
    ],
)
def test_the_public_address_has_no_slash_at_its_end(given: str, taken: str) -> None:
    assert Settings.from_environment(GOOD | {"PUBLIC_URL": given}).public_url == taken


def test_in_development_the_public_address_is_this_machines(tmp_path: Path) -> None:
    environ = {"BOT_DEVELOPMENT": "1", "DATA_DIR": str(tmp_path), "PORT": "81"}
    assert Settings.from_environment(environ).public_url == "http://127.0.0.1:81"
    assert Settings.from_environment(environ | {"PUBLIC_URL": "https://b.example"}).public_url == "https://b.example"


@pytest.mark.parametrize(
    ("value", "on"), [("1", True), ("true", True), ("Yes", True), ("on", True), ("0", False), ("False", False), ("", False)]
)
def test_yes_and_no(value: str, on: bool, tmp_path: Path) -> None:
    assert Settings.from_environment(GOOD | {"BOT_DEVELOPMENT": value, "DATA_DIR": str(tmp_path)}).development is on


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        Settings.from_environment({"WECHAT_AES_KEY": "short", "PORT": "-1"})
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines] == ["WECHAT_TOKEN", "WECHAT_APP_ID", "WECHAT_AES_KEY", "WECHAT_ACCOUNT", "PORT"]


def test_a_misspelt_name_is_pointed_out() -> None:
    missing, strange = problems(WECHAT_APP_ID="", WECHAT_APPID="wx0123456789abcdee")
    assert missing.startswith("WECHAT_APP_ID: missing")
    assert strange == "WECHAT_APPID: expected no such variable; did you mean WECHAT_APP_ID?"


def test_the_repr_shows_no_secret() -> None:
    shown = repr(Settings.from_environment(GOOD))
    for name in ("WECHAT_TOKEN", "WECHAT_AES_KEY", "WECHAT_APP_SECRET", "REDIS_URL"):
        assert GOOD[name] not in shown
    assert "SecretPassword" not in shown


def test_development_makes_up_what_is_missing_and_keeps_it(tmp_path: Path) -> None:
    environ = {"BOT_DEVELOPMENT": "1", "DATA_DIR": str(tmp_path / "data")}
    settings = Settings.from_environment(environ)
    assert Settings.from_environment(environ) == settings
    assert stat.S_IMODE((tmp_path / "data" / DEVELOPMENT_FILE).stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == [DEVELOPMENT_FILE]
    outside = {name: getattr(settings, name.lower()) for name in GOOD} | {"BOT_DEVELOPMENT": "0"}
    assert Settings.from_environment(outside).wechat_token == settings.wechat_token, "what is made up is well-formed"


def test_development_takes_what_is_given(tmp_path: Path) -> None:
    settings = Settings.from_environment({"BOT_DEVELOPMENT": "1", "DATA_DIR": str(tmp_path), "WECHAT_TOKEN": "MyOwnToken"})
    assert settings.wechat_token == "MyOwnToken"
    assert settings.wechat_app_id.startswith("wx")
    assert settings.wechat_aes_key == "", "a real account without a key is in plain mode"


def test_development_still_complains(tmp_path: Path) -> None:
    assert problems(BOT_DEVELOPMENT="1", DATA_DIR=str(tmp_path), WECHAT_TOKEN="?")[0].startswith("WECHAT_TOKEN")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", "\ufeff{"])
def test_a_damaged_file_of_development_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / DEVELOPMENT_FILE).write_text(content)
    with pytest.raises(ConfigError, match=f"DATA_DIR: {DEVELOPMENT_FILE}"):
        Settings.from_environment({"BOT_DEVELOPMENT": "1", "DATA_DIR": str(tmp_path)})


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="DATA_DIR"):
        Settings.from_environment({"BOT_DEVELOPMENT": "1", "DATA_DIR": str(tmp_path / "file")})


def _token(folder: Path, results: "multiprocessing.SimpleQueue[str]") -> None:
    results.put(Settings.from_environment({"BOT_DEVELOPMENT": "1", "DATA_DIR": str(folder)}).wechat_token)


def test_workers_that_start_at_once_make_up_the_same(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    results = spawn.SimpleQueue()
    workers = [spawn.Process(target=_token, args=(tmp_path / "data", results)) for _ in range(4)]
    for worker in workers:
        worker.start()
    tokens = {results.get() for _ in workers}
    for worker in workers:
        worker.join()
        worker.close()
    assert len(tokens) == 1


def test_the_example_is_up_to_date() -> None:
    assert ENV_EXAMPLE.read_text(encoding="utf-8") == example(), "write it anew from bot.config.example()"


def test_the_example_has_every_variable_that_is_read_and_no_other(tmp_path: Path) -> None:
    environ = Recording({"BOT_DEVELOPMENT": "1", "DATA_DIR": str(tmp_path)})
    Settings.from_environment(environ)
    assert set(re.findall(r"^([A-Z_]+)=", ENV_EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)) == environ.read


def test_each_variable_of_the_example_is_explained_in_the_line_above() -> None:
    lines = ENV_EXAMPLE.read_text(encoding="utf-8").splitlines()
    for above, line in pairwise(lines):
        assert not re.match(r"[A-Z_]+=", line) or (above.startswith("# ") and len(above) > 15), line


SET_FOR_LIBRARIES = {"PROMETHEUS_MULTIPROC_DIR"}


def test_nobody_reads_a_variable_that_is_not_in_the_list() -> None:
    for path in (ENV_EXAMPLE.parent / "bot").rglob("*.py"):
        read = re.findall(r"(?:\benviron(?:\.get\(|\[)|\bgetenv\()\s*[\"'](\w+)", path.read_text(encoding="utf-8"))
        assert set(read) <= NAMES | SET_FOR_LIBRARIES, path


@pytest.mark.parametrize(
    ("environ", "folder"), [({}, "knowledge"), ({"KNOWLEDGE_DIR": " "}, "knowledge"), ({"KNOWLEDGE_DIR": "a b"}, "a b")]
)
def test_staff_need_no_other_settings(environ: dict[str, str], folder: str) -> None:
    assert knowledge_dir(environ) == Path(folder)


def test_a_wechat_setting_under_another_name_is_refused() -> None:
    told = problems(WECHAT_AESKEY="x" * 43, WECHAT_NOTHING_LIKE_IT="1")
    assert "WECHAT_AESKEY: expected no such variable; did you mean WECHAT_AES_KEY?" in told
    assert any(line.startswith("WECHAT_NOTHING_LIKE_IT: expected no such variable") for line in told)
    assert "x" * 43 not in "\n".join(told)
