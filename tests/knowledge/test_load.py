"""A knowledge folder as a whole."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import KnowledgeError
from bot.knowledge.load import load
from tests.knowledge.folder import ENTRY, FILES, OFFICE, edited, entry, write
from tests.knowledge.report import problems


def test_the_smallest_folder_loads(tmp_path: Path) -> None:
    knowledge = load(write(tmp_path))
    known = knowledge.entries["visa-types"]
    assert known.body == {"zh": "有多种签证。", "en": "There are several types."}
    assert known.questions == {"zh": ("签证有哪些种类",), "en": ("which visas are there",)}
    assert (known.reviewed, known.path) == (date(2026, 11, 23), "entries/visa/visa-types.md")
    assert knowledge.inside("services") == ("visa",) and knowledge.inside("visa") == ("visa-types",)
    assert knowledge.offices["embassy"].serves == ("England", "Surrey")
    assert [place.name for place in knowledge.places] == ["Surrey", "Kent", "Guildford"]
    assert knowledge.menu[0].buttons[0].key == "visa"
    assert knowledge.phrasebooks["zh"].hear == {"greeting": ("你好", "您好")}


def test_tuning_questions_have_one_entry_several_or_none(tmp_path: Path) -> None:
    asked = "question,expected\nwhich visa,visa-types\n去哪里,embassy|visa-types\n\n你好,\n"
    expected = (("which visa", ("visa-types",)), ("去哪里", ("embassy", "visa-types")), ("你好", ()))
    assert load(write(tmp_path, {"tuning.csv": asked})).tuning == expected
    assert load(write(tmp_path / "without")).tuning == ()


def test_every_problem_of_every_file_is_in_one_report(tmp_path: Path) -> None:
    changes = {
        "entries/visa/visa-types.md": edited(ENTRY, ("reviewed: 2026-11-23", "reviewed: soon"), ("section: visa", "section: visum")),
        "entries/b.md": entry("b", ("# English", "# Englisch"), ("date: 2026-11\n", "date: 2026-99\n")),
        "offices/embassy.yaml": edited(OFFICE, ("Europe/London", "London")),
        "menu.yaml": "- {name: a, key: nowhere}\n",
        "synonyms.yaml": "- [one\n",
    }
    told = problems(tmp_path, changes)
    assert [problem.split(": ")[0] for problem in told] == [
        "entries/b.md:18",
        "entries/b.md:25",
        "entries/visa/visa-types.md:4",
        "entries/visa/visa-types.md:19",
        "menu.yaml:1",
        "offices/embassy.yaml:5",
        "synonyms.yaml:1",
    ]


def test_a_report_is_the_same_each_time(tmp_path: Path) -> None:
    changes = {f"entries/{name}.md": entry(name, ("section: visa", "section: x"), ("how about", "same")) for name in ("c", "a", "b")}
    assert problems(tmp_path, changes) == problems(tmp_path, changes) != []


def test_entries_stand_in_the_order_of_their_paths(tmp_path: Path) -> None:
    names = ["z/deep/er/m", "a/b", "a/a", "c"]
    knowledge = load(write(tmp_path, {f"entries/{name}.md": entry(name.split("/")[-1]) for name in names}))
    assert list(knowledge.entries) == ["a", "b", "c", "visa-types", "m"]


@pytest.mark.parametrize(("mark", "end"), [("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n"), ("", "\r")])
def test_byte_order_marks_and_line_ends_change_nothing(tmp_path: Path, mark: str, end: str) -> None:
    changed = {path: mark + text.replace("\n", end) for path, text in FILES.items()}
    assert load(write(tmp_path / "changed", changed)) == load(write(tmp_path / "plain"))


def test_an_entry_is_listed_in_further_sections(tmp_path: Path) -> None:
    knowledge = load(write(tmp_path, {"entries/visa/second.md": entry("second", ("section: visa", "section: visa\nalso_in: [events]"))}))
    assert (set(knowledge.inside("visa")), knowledge.inside("events")) == ({"second", "visa-types"}, ("second",))


def test_a_further_section_has_to_exist(tmp_path: Path) -> None:
    [told] = problems(tmp_path, {"entries/visa/second.md": entry("second", ("section: visa", "section: visa\nalso_in: [evnts]"))})
    assert "a section of sections.yaml" in told and "did you mean 'events'?" in told


def test_words_that_yaml_takes_for_values_stay_words(tmp_path: Path) -> None:
    text = edited(ENTRY, ("en: Types of visa", "en: NO"), ("- which visas are there", "- on\n    - 10:30\n    - 0x1F\n    - null"))
    known = load(write(tmp_path, {"entries/visa/visa-types.md": text})).entries["visa-types"]
    assert known.title["en"] == "NO" and known.questions["en"] == ("on", "10:30", "0x1F", "null")


def test_spaces_at_the_ends_of_a_sentence_are_kept(tmp_path: Path) -> None:
    both = {f"phrases/{code}.yaml": edited(FILES[f"phrases/{code}.yaml"], ("hear:", '  and: ", "\nhear:')) for code in ("en", "zh")}
    assert load(write(tmp_path, both)).phrasebooks["en"].say["and"] == ", "


def test_kinds_carry_their_own_fields(tmp_path: Path) -> None:
    changes = {
        "entries/n.md": entry("n", ("kind: answer", "kind: news\ndate: 2026-02-16")),
        "entries/u.md": entry(
            "u", ("kind: answer", "kind: urgent\nalarms: [cannot breathe, can not breathe, 有刀]\nalarm_exceptions: [knife and fork]")
        ),
        "entries/d.md": entry("d", ("kind: answer\nsection: visa", "kind: declined")),
        "entries/v.md": entry("v", ("reviewed:", "valid_from: 2026-02-17\nexpires: 2026-12-31\nreviewed:")),
        "entries/w.md": entry("w", ("kind: answer\n", ""), ("how about w", "'{place} and {country}'")),
    }
    entries = load(write(tmp_path, changes)).entries
    assert entries["n"].date == date(2026, 2, 16)
    assert entries["u"].alarms == ("cannot breathe", "can not breathe", "有刀") and entries["u"].alarm_exceptions == ("knife and fork",)
    assert entries["d"].section == "" and entries["w"].kind == "answer"
    assert not entries["v"].begun(date(2026, 2, 16)) and entries["v"].expired(date(2027, 1, 1))


def test_a_long_text_is_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, {"entries/visa/visa-types.md": edited(ENTRY, ("有多种签证。", "有多种签证。\n" * 500))}) == []


def test_a_further_language_needs_no_python(tmp_path: Path) -> None:
    french = edited(FILES["phrases/en.yaml"], ("code: en", "code: fr"), ("name: English", "name: Français"))
    told = problems(tmp_path, {"phrases/fr.yaml": french})
    assert "entries/visa/visa-types.md:21: expected the heading '# Français', found none; add it with the text in Français" in told
    assert all("'fr'" in problem or "Français" in problem for problem in told)


SIGNS = ("  ", "\t", "：", "{", "[", "- ", "? ", "&a", "*a", "!x", "---", "|", "'", '"', "\n", "\u2028", "#")
PIECES = st.sampled_from((*ENTRY.split("\n"), *SIGNS))
BYTES = st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.lists(PIECES).map("\n".join) | st.lists(PIECES).map("".join))
def test_any_text_loads_or_is_reported(tmp_path: Path, text: str) -> None:
    write(tmp_path)
    for form in (text, f"---\n{text}\n---\n# 中文\n", ENTRY + text, edited(ENTRY, ("links:", f"{text}\nlinks:"))):
        (tmp_path / "entries/any.md").write_bytes(form.encode("utf-8", "surrogatepass"))
        with pytest.raises(KnowledgeError) as told:
            load(tmp_path)
        assert all(str(problem).startswith("entries/") for problem in told.value.problems)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(FILES)), BYTES)
def test_any_bytes_load_or_are_reported(tmp_path: Path, path: str, raw: bytes) -> None:
    try:
        load(write(tmp_path, {path: raw}))
    except KnowledgeError as error:
        assert error.problems
