import pytest

from bot.importer.reading.page_error import PageError
from tests.importer.reading.made import TEXT, TITLE, URL, article, page

LONG = "The book, All Rights Reserved, shows kites. " * 5 + "It is red."
BODY = "Ambassador Lin Zhiyuan opened an exhibition of kites in York and thanked Mayor Edith Warburton."


def test_an_article_without_what_stands_around_it() -> None:
    found = article(page(day="2023-10-19 10:30"))
    assert (found.title, found.paragraphs, found.language, found.url) == (TITLE, (BODY,), "en", URL)
    assert (str(found.date), found.dated_by, found.trail) == ("2023-10-19", "page", ("News",))


@pytest.mark.parametrize(
    "editor",
    [
        f'<div id="News_Body_Txt_A">{TEXT}</div>',
        f'<div class="TRS_Editor">{TEXT}</div>',
        f'<div class="view TRS_UEDITOR">{TEXT}</div>',
        f'<div class="trs_editor_view">{TEXT}</div>',
        f'<div id="News_Body_Txt_A"><div class="TRS_Editor"><div class="TRS_Editor">{TEXT}</div></div></div>',
        f'<div id="News_Body_Txt_A"></div><div class="TRS_Editor">{TEXT}</div>',
    ],
)
def test_the_text_stands_in_each_of_the_editors_and_in_nested_ones_once(editor: str) -> None:
    assert article(f"<html><body><p>Visas</p><h1>{TITLE}</h1>{editor}<p>Foot</p></body></html>").paragraphs == (BODY,)


def test_an_editor_of_a_later_mark_beside_it_is_not_the_text() -> None:
    text = f'<div class="trs_editor_view"><div id="News_Body_Txt_A">{TEXT}</div></div><div class="TRS_Editor"><p>Beside</p></div>'
    assert article(f"<html><body><h1>{TITLE}</h1>{text}</body></html>").paragraphs == (BODY,)


def test_an_editor_within_another_does_not_lose_what_stands_beside_it() -> None:
    text = f'<div class="trs_editor_view"><p>First.</p><div class="TRS_Editor">{TEXT}</div><p>Last.</p></div>'
    assert article(f"<html><body><h1>{TITLE}</h1>{text}</body></html>").paragraphs == ("First.", BODY, "Last.")


@pytest.mark.parametrize(
    "title",
    [
        f'<h1>The Embassy</h1><div class="title">A box</div><b class="bigtitle">No</b><div id="News_Body_Title">{TITLE}</div>',
        f'<h1>The Embassy</h1><div class="title">A box</div><div class="bigtitle">{TITLE}</div>',
        f'<h1>The Embassy</h1><div class="title">{TITLE}</div><div class="news-title">No</div>',
        f'<h1>The Embassy</h1><div class="news-title">{TITLE}</div>',
        "<h1>Ambassador&nbsp;Lin Zhiyuan\n <b>Opens</b> a Kite Exhibition<script>a()</script></h1>",
        '<ul><li class="title">Another article</li></ul>',
    ],
)
def test_the_title_stands_in_each_of_its_places_in_order(title: str) -> None:
    assert article(page(title=title, head=f"<title>{TITLE}_The Embassy</title>")).title == TITLE


def test_of_several_boxes_with_a_title_the_one_that_the_page_is_named_by() -> None:
    title = f'<div class="title">Latest news</div><div class="title">{TITLE}</div>'
    assert article(page(title=title, head=f"<title>{TITLE}_The Embassy</title>")).title == TITLE


def test_a_caption_in_the_text_is_no_title_and_a_picture_says_nothing() -> None:
    text = '<p><img src="a.jpg" alt="A kite"></p><div class="caption title">The kite</div><figure><figcaption>A kite</figcaption></figure>'
    found = article(page(text=TEXT + text, title="", head=f"<title>{TITLE}_The Embassy</title>"))
    assert (found.title, found.paragraphs) == (TITLE, (BODY,))


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("One<br>two<br><br>three", ("One two", "three")),
        ("One<br> \n&nbsp;<br>two", ("One", "two")),
        ("<p>One</p>two<div>three</div>four", ("One", "two", "three", "four")),
        ("One<br>&nbsp;&nbsp;&nbsp;&nbsp;two<br>\u3000\u3000three", ("One", "two", "three")),
        ("<p>\u3000\u3000One&nbsp;two \n three</p>", ("One two three",)),
        ("<p>One <b>two</b> <a>three</a><sup>4</sup></p>", ("One two three4",)),
        ("<ul><li>One</li><li>two <ul><li>three</li></ul></li></ul>", ("One", "two", "three")),
        (
            "<table><tr><th>Day</th><th>Hours</th></tr><tr><td><p>Monday</p></td><td>9-12</td></tr></table>",
            ("Day | Hours", "Monday | 9-12"),
        ),
        ("<table><tr><td><p>One</p><p>two</p></td><td></td></tr></table>", ("One", "two")),
        ("<td>One</td><p>two</p>", ("One", "two")),
        ("<style>.TRS_Editor P{a:b}</style><script>var a='<p>no</p>';</script><!-- no -->One", ("One",)),
        ("<p style='display: none'>no</p>One", ("One",)),
        ("<p>“One’s”</p><p>Chinas two</p>", ("“One’s”", "Chinas two")),
        ("<p>One</p><p>&lt;Suggest To A Friend&gt;&nbsp; Print</p><p>【打印】</p>", ("One",)),
        ("<p>One</p><p>推荐给朋友</p><p>All Rights Reserved</p>", ("One",)),
        (f"<p>{LONG}</p>", (LONG,)),
        ("<p>The two sides will print a book</p>", ("The two sides will print a book",)),
        ("<p>大使\n在约克\u200b讲话</p>", ("大使在约克讲话",)),
        (f"<p>{TITLE}</p><p>One</p>", ("One",)),
    ],
)
def test_paragraphs_are_as_a_reader_sees_them(html: str, paragraphs: tuple[str, ...]) -> None:
    assert article(page(text=html)).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("trail", "steps"),
    [
        ('<div class="crumb">HOME &gt; News &gt; Culture &gt; Kites</div>', ("News", "Culture", "Kites")),
        ('<div class="weizhi">您的位置：<a>首页</a>&nbsp;&gt;&nbsp;<a>使馆新闻</a> &gt; 正文</div>', ("使馆新闻",)),
        ("<td><img> <a>Home</a> » <a>News</a> » <b>Culture</b></td>", ("News", "Culture")),
        ("<div><br>Home &gt;&gt; News</div>", ("News",)),
        (f"<div class=position><a>Home</a> &gt; <a>News</a> &gt; {TITLE}</div>", ("News",)),
        ('<ol class="breadcrumb"><li><a>Home</a></li><li><a>News</a></li></ol>', ("News",)),
        ('<div class="position"><p>Home pages &gt; 1</p></div>', ()),
        ("<div><a>Home</a> <a>Visas</a></div>", ()),
    ],
)
def test_the_breadcrumb_in_its_forms(trail: str, steps: tuple[str, ...]) -> None:
    assert article(page(trail=trail)).trail == steps


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (page(text=""), "a text in #News_Body_Txt_A"),
        (page(text=" <p>&nbsp;</p><script>a()</script>"), "a text in #News_Body_Txt_A"),
        (page(title=""), "a title in #News_Body_Title"),
        (page()[: page().index("York")] + '<img src="a', "a whole page"),
        (page(text="<p>Привет, посол открыл выставку</p>", title="<h1>Выставка</h1>"), "Chinese or English"),
    ],
)
def test_what_is_missing_is_said(content: str, said: str) -> None:
    with pytest.raises(PageError, match=said) as error:
        article(content)
    assert URL in str(error.value)
