import pytest

from bot.importer.reading.page_error import PageError
from tests.importer.reading.made import article

ENGLISH = """  Tour the Embassy
Consulate-General

The Embassy's WeChat

The Embassy
· A notice        · Another
Home > News > Culture
Ambassador Lin Zhiyuan Opens a Kite Exhibition
2012-04-29 10:30

On April 25, 2012, Ambassador Lin Zhiyuan opened an exhibition of kites.

Mayor Edith Warburton said that she would print all rights reserved for kites.

<Suggest To A Friend>
Print
1 Kite Road, York
The Embassy All Rights Reserved
"""
CHINESE = (
    "\ufeff  走进使馆\r\n\r\n首页 > 使馆新闻\r\n林致远大使出席风筝展\r\n\r\n\u3000\u30002012年4月25日，林致远大使出席风筝展。\r\n"
    "\r\n推荐给朋友\r\n打印\r\n版权所有\r\n"
)
OLD = "HOME > News\nKites\nKites flew in York on 25 April 2009.\nThey were red.\n"


def test_menu_ticker_and_footer_are_left_out() -> None:
    found = article(ENGLISH, url="")
    assert (found.title, str(found.date), found.dated_by) == ("Ambassador Lin Zhiyuan Opens a Kite Exhibition", "2012-04-29", "page")
    assert (found.trail, found.language, found.url) == (("News", "Culture"), "en", "")
    assert [text.split()[0] for text in found.paragraphs] == ["On", "Mayor"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_chinese_with_windows_line_ends(encoding: str) -> None:
    found = article(CHINESE.encode(encoding), url="")
    assert (found.title, found.trail, found.language) == ("林致远大使出席风筝展", ("使馆新闻",), "zh")
    assert (found.paragraphs, str(found.date)) == (("2012年4月25日，林致远大使出席风筝展。",), "2012-04-25")


def test_old_pages_have_no_date_and_no_footer() -> None:
    found = article(OLD, url="")
    assert (found.title, found.trail, str(found.date), found.dated_by) == ("Kites", ("News",), "2009-04-25", "sentence")
    assert found.paragraphs == ("Kites flew in York on 25 April 2009.", "They were red.")


def test_without_a_line_to_share_the_footer_is_known_by_its_words() -> None:
    assert article(OLD + "\nThe Embassy All Rights Reserved\n", url="").paragraphs[-1] == "They were red."


def test_a_line_that_a_window_broke_is_joined() -> None:
    text = (
        "Kites of all colours and forms were shown in the old town hall of\nYork, and kites of\n"
        "paper flew over the river until the evening came and the wind\nfell.\n"
    )
    assert article(f"Home > News\nKites\n{text}", url="").paragraphs == (
        "Kites of all colours and forms were shown in the old town hall of",
        "York, and kites of",
        "paper flew over the river until the evening came and the wind fell.",
    )


def test_a_tables_row_keeps_its_cells_apart() -> None:
    text = article("Home\t>\tNews\nKites\n\tTown\tDay \nKites flew in York.\n", url="")
    assert (text.trail, text.paragraphs[0]) == (("News",), "Town | Day")


def test_a_date_that_can_not_be_is_no_paragraph() -> None:
    assert article(OLD.replace("Kites\n", "Kites\n2012-02-30\n", 1), url="").paragraphs[0].startswith("Kites flew")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kites flew in York.", "a breadcrumb"),
        ("Home > News\n\n", "a title below the breadcrumb"),
        ("Home > News\nKites\n2012-04-29 10:30\nSuggest to a Friend\n", "a text below the title"),
        (" \n\t", "found nothing"),
    ],
)
def test_what_is_missing_is_said(text: str, said: str) -> None:
    with pytest.raises(PageError, match=said):
        article(text, url="")
