"""Which sentences may stand in a summary, and what each needs before it."""

import pytest

from bot.importer.summary.fitness import Speaker, groups, speaker
from bot.importer.summary.sentence import sentences
from bot.importer.summary.wording import wording

EN, ZH = wording("en"), wording("zh")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ladies and gentlemen, the poet wrote of friendship."),
        ("en", "Your Excellencies, this house is open to all of you."),
        ("en", "Distinguished guests, the year was a good one."),
        ("en", "Photo: The minister plants a tree."),
        ("en", "(18 October 2021, Edinburgh)"),
        ("en", "London, 3 May 2020"),
        ("en", "Matters are notified as follows:"),
        ("en", "Opening hours and address"),
        ("en", "What does the Embassy say about this?"),
        ("en", "“The minister met students."),
        ("en", "All good."),
        ("en", "Question: The institute published a report on spies."),
        ("zh", "女士们、先生们，大家晚上好。"),
        ("zh", "尊敬的市长先生，今晚的月亮很圆。"),
        ("zh", "图为部长同学生们合影。"),
        ("zh", "（2021年10月18日，爱丁堡）"),
        ("zh", "現將有關事項通知如下："),
        ("zh", "记者问：有人称中国派出了军舰。"),
    ],
)
def test_what_tells_nothing_is_left_out(language: str, text: str) -> None:
    known = wording(language)
    assert groups(sentences([text], known), known) == {}


@pytest.mark.parametrize("word", ["He", "She", "It", "They", "This", "These", "However,", "Moreover,", "In addition,", "Also", "Second,"])
def test_english_that_points_back_needs_the_sentence_before(word: str) -> None:
    assert groups(sentences(["The mayor opened a school.", f"{word} was built in the north of the town."], EN), EN)[1] == (0, 1)


@pytest.mark.parametrize("word", ["他", "她", "它", "他们", "此外，", "同时，", "因此，", "对此，", "這些", "其次，"])
def test_chinese_that_points_back_needs_the_sentence_before(word: str) -> None:
    assert groups(sentences(["市长为学校揭幕。", f"{word}学校建在城市的北部。"], ZH), ZH)[1] == (0, 1)


@pytest.mark.parametrize("text", ["He opened a school in the town.", "However, the mayor opened a school."])
def test_nothing_points_back_at_the_beginning(text: str) -> None:
    assert groups(sentences([text], EN), EN) == {}


def test_words_that_only_begin_like_a_connective_stand_alone() -> None:
    read = sentences(["市长为学校揭幕。", "第三届论坛在上海举行。"], ZH)
    assert groups(read, ZH)[1] == (1,)
    read = sentences(["The mayor opened a school.", "Second Secretary Lin thanked the town."], EN)
    assert groups(read, EN)[1] == (1,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lin Hua said that trade grows.", Speaker.NAMED),
        ("“Trade grows,” said Lin Hua.", Speaker.NAMED),
        ("He also said that trade grows.", Speaker.UNNAMED),
        ("Trade grows, she added.", Speaker.UNNAMED),
        ("“Trade grows,” said she.", Speaker.UNNAMED),
        ("He met Lin Hua, who said that trade grows.", Speaker.NAMED),
        ("We urged the town to open a school.", Speaker.NONE),
        ("Trade grows.", Speaker.NONE),
        ("林华表示，贸易在增长。", Speaker.NAMED),
        ("她还指出，贸易在增长。", Speaker.UNNAMED),
        ("访问期间，他说，贸易在增长。", Speaker.UNNAMED),
        ("贸易在增长。", Speaker.NONE),
    ],
)
def test_who_speaks(text: str, expected: Speaker) -> None:
    assert speaker(text, EN if text.isascii() or "“" in text else ZH) is expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Lin Hua said that ties are steady. China opposes the blockade."], (0, 1)),
        (["Lin Hua said that ties are steady. China opposes it. Trade will grow fast."], (0, 2)),
        (["Lin Hua said that ties are steady.", "He added that trade will grow."], (0, 1)),
        (["Lin Hua said that ties are steady. China is glad. He added that trade will grow."], (0, 2)),
        (["Lin Hua said that ties are steady.", "Guests from the town sang songs."], (1,)),
        (["Lin Hua said that ties are steady. Wu Ping said that trade will grow."], (1,)),
    ],
)
def test_words_of_a_speaker_need_the_sentence_that_names_the_speaker(paragraphs: list[str], expected: tuple[int, ...]) -> None:
    read = sentences(paragraphs, EN)
    assert groups(read, EN)[read[-1].place] == expected


@pytest.mark.parametrize("verb", ["表示", "指出", "说", "强调"])
def test_chinese_words_of_a_speaker_need_the_speaker(verb: str) -> None:
    read = sentences([f"林华{verb}，双方关系稳定。中方反对封锁。", f"他{verb}，贸易将会增长。"], ZH)
    assert groups(read, ZH) == {0: (0,), 1: (0, 1), 2: (0, 2)}


def test_he_is_nobody_once_others_stand_between() -> None:
    read = sentences(["Lin Hua said that ties are steady.", "The mayor sang a song.", "He added that trade will grow."], EN)
    assert 2 not in groups(read, EN)


def test_what_leans_on_a_sentence_that_is_left_out_is_left_out() -> None:
    read = sentences(["Is trade growing in the north?", "This is seen by all the guests."], EN)
    assert groups(read, EN) == {}


def test_nothing_points_back_to_another_speaker() -> None:
    read = sentences(["Spokesperson: The claim is wrong, all of it.", "Minister: It is also dangerous for the town."], EN)
    assert groups(read, EN) == {0: (0,)}
