"""What a reader sees of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importer.summary.choice import choose, joined
from bot.importer.summary.cutting import OVER, at_a_word, shortened
from bot.importer.summary.fitness import groups
from bot.importer.summary.sentence import sentences
from bot.importer.summary.summary import MOST, MOST_ZH, summarise
from bot.importer.summary.terms import terms
from bot.importer.summary.wording import Wording, wording
from bot.importer.summary.worth import WEIGHTS, Weights, Worth, word_weights

EN, ZH = wording("en"), wording("zh")

VISIT = [
    "On 3 May 2021, Ambassador Lin Hua visited the harbour of Dover.",
    "Photo: Lin Hua on the pier.",
    "Lin Hua said that the harbour links China and Britain. Ships are the camels of our time. He added that trade in tea will double.",
    "The harbour was built in 1606. Guests ate cake and sang songs until late.",
]


@pytest.mark.parametrize("paragraphs", [[], [""], ["", " \u3000"]])
@pytest.mark.parametrize("language", ["en", "zh", "fr", "", "../en"])
def test_an_empty_article_has_an_empty_summary(paragraphs: list[str], language: str) -> None:
    assert summarise(paragraphs, language) == ""


def test_the_first_sentence_of_news_comes_first() -> None:
    assert summarise(VISIT, "en", "Lin Hua Visits Dover").startswith(VISIT[0])


def test_a_claim_comes_with_its_speaker() -> None:
    text = summarise(VISIT, "en", "Trade in tea will double; ships are camels", most=300)
    assert "tea will double" in text and text.index("Lin Hua said") < text.index("He added")


def test_an_answer_shows_who_answers_and_not_the_question() -> None:
    article = [
        "Question: A paper claims that Lin Hua is a spy. What do you say?",
        "Spokesperson: The claim is wrong. We urge the paper to drop it.",
    ]
    assert summarise(article, "en", "Spokesperson on a paper's claim") == "Spokesperson: The claim is wrong. We urge the paper to drop it."
    article = ["记者问：有报纸称林华是间谍，有何评论？", "发言人：有关说法毫无根据。", "我们敦促该报撤回文章。"]
    assert summarise(article, "zh", "发言人答记者问") == "发言人：有关说法毫无根据。我们敦促该报撤回文章。"


def test_the_number_of_a_chinese_paragraph_is_left_out() -> None:
    assert summarise(["一、使馆不会打电话索要密码。"], "zh") == "使馆不会打电话索要密码。"


def test_the_title_s_words_decide_between_equals() -> None:
    article = ["Many ships bring cotton to the harbour.", "Old trains carry tea to the station."]
    assert summarise(article, "en", "Tea at the station", most=42) == article[1]
    assert summarise(article, "en", "Cotton in the harbour", most=42) == article[0]


def test_what_repeats_is_left_out() -> None:
    article = ["The minister opened a school in Leeds.", "A school in Leeds the minister opened.", "Pupils of Leeds sang for the minister."]
    assert summarise(article, "en", "Minister opens school in Leeds; pupils sang", most=90) == f"{article[0]} {article[2]}"


def test_other_languages_have_their_first_sentences() -> None:
    article = ["Der Botschafter besuchte Dover. Er sprach mit Fischern.", "Danach gab es Kuchen für alle Gäste."]
    assert summarise(article, "de", most=60) == "Der Botschafter besuchte Dover. Er sprach mit Fischern."
    assert summarise(["Привет миру. Это статья."], "ru") == "Привет миру. Это статья."
    assert summarise(["यह पहला वाक्य है। यह दूसरा है।"], "hi") == "यह पहला वाक्य है। यह दूसरा है।"


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    assert summarise(["女士們、先生們，大家好。", "會談於五月在莫斯科舉行。", "圖為會場。"], "zh-Hant") == "會談於五月在莫斯科舉行。"


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("The two sides signed a treaty on trade, while the press waited outside.", 60, "The two sides signed a treaty on trade."),
        ("The two sides signed a treaty on trade; but nobody knows what it says.", 60, "{whole}"),
        ("The two sides and the many guests signed a treaty on trade and tea.", 50, "{whole}"),
        ("The two sides and the many guests signed a treaty on trade and tea.", 40, ""),
        ("In May, where it rains, the two sides signed a treaty on trade.", 60, "{whole}"),
        ("双方签署了一项关于贸易的协定，记者在门外等候了很久。", 20, "双方签署了一项关于贸易的协定。"),
        ("双方签署了一项关于贸易的协定，但是没有人知道内容。", 20, "{whole}"),
        ("双方签署了“一项关于贸易，茶叶和丝绸的”协定。", 20, "{whole}"),
    ],
)
def test_a_first_sentence_that_is_too_long_is_cut_at_a_clause_or_kept_whole(text: str, most: int, expected: str) -> None:
    assert shortened(text, most, EN if text.isascii() else ZH) == expected.format(whole=text)


def test_a_long_first_sentence_stands_alone() -> None:
    long = "The minister visited the " + "very " * 10 + "large harbour of the town."
    assert summarise([long, "Guests ate cake."], "en", most=70) == long
    assert summarise([long, "Guests ate cake there."], "en", most=40) == "Guests ate cake there."


def test_where_nothing_is_fit_the_first_line_that_says_something_is_cut_at_a_word() -> None:
    assert summarise(["Ladies and gentlemen,", "He said", "Opening hours of the counter"], "en", most=15) == "Opening hours…"
    assert summarise(["Ladies and gentlemen,", "Is trade growing?"], "en") == ""


@pytest.mark.parametrize(
    ("text", "most", "expected"), [("a bc", 4, "a bc"), ("a bcd", 4, "a…"), ("abcde", 3, "ab…"), ("ab", 1, "…"), ("ab", 0, "")]
)
def test_cut_at_a_word(text: str, most: int, expected: str) -> None:
    assert at_a_word(text, most) == expected


def test_a_further_sentence_must_be_worth_it() -> None:
    article = ["Lin Hua opened a school in Dover.", "Cake was eaten.", "Dover thanked her for it."]
    assert summarise(article, "en", "Lin Hua opens school in Dover", weights=Weights(least=0.0)) == " ".join(article)
    assert summarise(article, "en", "Lin Hua opens school in Dover", weights=Weights(least=0.9)) == article[0]


WORDS = [
    "Lin Hua",
    "said",
    "He",
    "added",
    "tea",
    "the U.S.",
    "Mr.",
    "“",
    "”",
    ".",
    "!",
    "?",
    ":",
    "However,",
    "grows",
    "grows.",
    "。",
    "他",
    "表示，",
    "林华",
    "茶叶",
    "；",
    "，",
    "（",
    "Question:",
    "第一，",
]
ARTICLES = st.lists(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), max_size=6) | st.lists(st.text(max_size=60), max_size=5)


@given(ARTICLES, st.sampled_from(["en", "zh", "zh-Hant", "fr"]), st.integers(0, 120))
def test_it_is_never_longer_than_allowed_and_never_fails(article: list[str], language: str, most: int) -> None:
    text = summarise(article, language, "Lin Hua 茶叶", most)
    assert len(text) <= most or len(sentences([text], wording("fr"))) <= len(text) <= OVER * most


@given(ARTICLES, st.sampled_from([EN, ZH]), st.integers(20, 200))
def test_what_is_chosen_stands_in_the_article_in_order_with_what_it_needs(article: list[str], known: Wording, most: int) -> None:
    read = sentences(article, known)
    fit = groups(read, known)
    found = [terms(one.text, known) for one in read]
    worth = Worth(found, word_weights(found, frozenset({"tea"}), WEIGHTS), {place: n for n, place in enumerate(sorted(fit), 1)}, WEIGHTS)
    chosen = choose(read, fit, worth, most)
    places = [one.place for one in chosen]
    assert places == sorted(set(places)) and len(joined(chosen)) <= most
    assert all(" ".join(one.text.split()) in " ".join(article[one.paragraph].split()) for one in chosen)
    assert all(set(fit[place]) <= set(places) for place in places)


@pytest.mark.parametrize(("language", "most"), [("en", MOST), ("zh", MOST_ZH), ("zh-Hant", MOST_ZH)])
def test_a_card_s_length_is_the_default(language: str, most: int) -> None:
    sentence = "Lin Hua opened school {0} in town {0}." if language == "en" else "林华为{0}号学校揭幕。"
    text = summarise([sentence.format(number) for number in range(60)], language, "Lin Hua 林华", weights=Weights(least=0.0))
    assert most - 40 < len(text) <= most
