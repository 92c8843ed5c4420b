from dataclasses import fields

import pytest

from bot.errors import MessageError
from bot.wechat import messages as m
from bot.wechat.parse import EVENTS, KINDS, parse
from tests.wechat import samples
from tests.wechat.samples import ACCOUNT, COMMON, CREATED, MSG_ID, SAMPLES, VISITOR

EXPECTED: dict[str, tuple[type[m.Message], dict[str, object]]] = {
    "text": (m.Text, {"content": "签证需要什么材料？", "menu_id": ""}),
    "text_tapped": (m.Text, {"content": "签证", "menu_id": "101"}),
    "text_not_supported": (m.Unsupported, {"kind": "text"}),
    "image": (m.Media, {"kind": "image"}),
    "voice": (m.Voice, {"recognition": "几点开门？"}),
    "voice_without_recognition": (m.Voice, {"recognition": ""}),
    "video": (m.Media, {"kind": "video"}),
    "shortvideo": (m.Media, {"kind": "shortvideo"}),
    "location": (m.Location, {"latitude": 39.943571, "longitude": 116.451285, "label": "北京市朝阳区"}),
    "link": (m.Link, {"title": "公众平台官网链接", "url": "https://example.org/visa?a=1&b=2"}),
    "miniprogrampage": (m.Link, {"title": "预约", "url": ""}),
    "file": (m.Media, {"kind": "file"}),
    "a_kind_from_the_future": (m.Unsupported, {"kind": "hologram"}),
    "subscribe": (m.Subscribe, {"scene": ""}),
    "subscribe_qrscene": (m.Subscribe, {"scene": "visa-hall"}),
    "subscribe_after_payment": (m.Subscribe, {"scene": ""}),
    "subscribe_scan_product": (m.Subscribe, {"scene": ""}),
    "unsubscribe": (m.Unsubscribe, {}),
    "SCAN": (m.Scan, {"scene": "visa-hall"}),
    "LOCATION": (m.Event, {"name": "location", "key": ""}),
    "CLICK": (m.Click, {"key": "contact"}),
    "VIEW": (m.Event, {"name": "view", "key": "https://example.org/visa"}),
    "scancode_push": (m.Event, {"name": "scancode_push", "key": "6"}),
    "scancode_waitmsg": (m.Event, {"name": "scancode_waitmsg", "key": "6"}),
    "pic_sysphoto": (m.Event, {"name": "pic_sysphoto", "key": "6"}),
    "pic_photo_or_album": (m.Event, {"name": "pic_photo_or_album", "key": "6"}),
    "pic_weixin": (m.Event, {"name": "pic_weixin", "key": "6"}),
    "location_select": (m.Event, {"name": "location_select", "key": "6"}),
    "view_miniprogram": (m.Event, {"name": "view_miniprogram", "key": "pages/index/index"}),
    "TEMPLATESENDJOBFINISH": (m.Event, {"name": "templatesendjobfinish", "key": ""}),
    "MASSSENDJOBFINISH": (m.Event, {"name": "masssendjobfinish", "key": ""}),
    "PUBLISHJOBFINISH": (m.Event, {"name": "publishjobfinish", "key": ""}),
    "kf_create_session": (m.Event, {"name": "kf_create_session", "key": ""}),
    "kf_close_session": (m.Event, {"name": "kf_close_session", "key": ""}),
    "kf_switch_session": (m.Event, {"name": "kf_switch_session", "key": ""}),
    "subscribe_msg_popup_event": (m.Event, {"name": "subscribe_msg_popup_event", "key": ""}),
    "subscribe_msg_change_event": (m.Event, {"name": "subscribe_msg_change_event", "key": ""}),
    "subscribe_msg_sent_event": (m.Event, {"name": "subscribe_msg_sent_event", "key": ""}),
    "user_authorization_revoke": (m.Event, {"name": "user_authorization_revoke", "key": ""}),
    "qualification_verify_success": (m.Event, {"name": "qualification_verify_success", "key": ""}),
    "qualification_verify_fail": (m.Event, {"name": "qualification_verify_fail", "key": ""}),
    "naming_verify_success": (m.Event, {"name": "naming_verify_success", "key": ""}),
    "naming_verify_fail": (m.Event, {"name": "naming_verify_fail", "key": ""}),
    "annual_renew": (m.Event, {"name": "annual_renew", "key": ""}),
    "verify_expired": (m.Event, {"name": "verify_expired", "key": ""}),
    "an_event_from_the_future": (m.Event, {"name": "an_event_from_the_future", "key": "?"}),
}


def parsed(xml: str) -> m.Message:
    return parse(xml.encode())


def text_of(xml: str) -> str:
    message = parsed(xml)
    assert isinstance(message, m.Text)
    return message.content


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_sample_becomes_its_class(kind: str) -> None:
    expected, own = EXPECTED[kind]
    message = parsed(SAMPLES[kind])
    assert type(message) is expected
    assert {name: getattr(message, name) for name in own} == own
    assert {field.name for field in fields(message)} == {"visitor", "account", "created", "delivery", *own}
    assert (message.visitor, message.account, message.created) == (VISITOR, ACCOUNT, CREATED)


def test_no_sample_is_without_a_class_and_no_class_without_a_sample() -> None:
    assert EXPECTED.keys() == SAMPLES.keys()
    classes = {found for found in vars(m).values() if isinstance(found, type) and issubclass(found, m.Message)}
    assert {kind for kind, _ in EXPECTED.values()} == classes - {m.Message}


def test_every_row_of_the_look_ups_has_a_sample() -> None:
    assert set(KINDS) - {"event"} <= set(samples.FIELDS)
    wechatpys_own = {"subscribe_scan": "subscribe_qrscene"}
    assert {wechatpys_own.get(name, name) for name in EVENTS} <= {name.lower() for name in samples.EVENT_FIELDS}


@pytest.mark.parametrize("spelling", [str.upper, str.lower, str.title])
@pytest.mark.parametrize("kind", samples.FIELDS)
def test_kinds_of_messages_may_come_in_any_case(kind: str, spelling: object) -> None:
    msg_type = samples.MSG_TYPES.get(kind, kind)
    assert parsed(SAMPLES[kind].replace(f"[{msg_type}]", f"[{spelling(msg_type)}]")) == parsed(SAMPLES[kind])


@pytest.mark.parametrize("spelling", [str.upper, str.lower, str.title])
@pytest.mark.parametrize("kind", samples.EVENT_FIELDS)
def test_events_may_come_in_any_case(kind: str, spelling: object) -> None:
    name = samples.EVENT_NAMES.get(kind, kind)
    other = parsed(SAMPLES[kind].replace(f"[{name}]", f"[{spelling(name)}]").replace("[event]", "[Event]"))
    assert type(other) is EXPECTED[kind][0]
    assert {key: getattr(other, key) for key in EXPECTED[kind][1]} == EXPECTED[kind][1]


@pytest.mark.parametrize("name", ["FromUserName", "ToUserName", "CreateTime", "MsgType"])
@pytest.mark.parametrize("kind", ["text", "CLICK"])
def test_what_every_delivery_has_may_not_be_missing_empty_or_repeated(kind: str, name: str) -> None:
    start, end = f"<{name}>", f"</{name}>"
    xml = SAMPLES[kind]
    before, rest = xml.split(start)
    content, after = rest.split(end)
    for broken in (before + after, before + start + end + after, xml.replace(start, f"{start}1{end}{start}")):
        with pytest.raises(MessageError) as caught:
            parsed(broken)
        assert content not in str(caught.value)


@pytest.mark.parametrize("created", ["soon", "-1", "1.5", "1e9", "１７６０００００００", "9" * 12, "9" * 5000, "<a/>"])
def test_create_time_has_to_be_a_number(created: str) -> None:
    with pytest.raises(MessageError, match="CreateTime"):
        parsed(SAMPLES["text"].replace(str(CREATED), created))


@pytest.mark.parametrize("msg_id", ["abc", "-1", "1.5", "9" * 21, "9" * 5000, "１２"])
def test_a_msg_id_has_to_be_a_number(msg_id: str) -> None:
    with pytest.raises(MessageError, match="MsgId"):
        parsed(samples.text("?", msg_id=msg_id))


@pytest.mark.parametrize("name", ["", "a b", "a\nb", "签", "a" * 65, "<b>text</b>", "<![CDATA[<b>]]>"])
def test_kinds_and_events_have_to_be_names(name: str) -> None:
    for xml in (f"<xml>{COMMON}<MsgType>{name}</MsgType></xml>", samples.event("?").replace("<![CDATA[?]]>", name)):
        with pytest.raises(MessageError):
            parsed(xml)


def test_an_event_without_event_is_no_message() -> None:
    with pytest.raises(MessageError, match="Event"):
        parsed(samples.message("event", ""))


def test_a_text_without_content_is_an_empty_text() -> None:
    for fields_ in ("", "<Content/>", "<Content></Content>", "<Content><![CDATA[]]></Content>", "<Content>  </Content>"):
        assert text_of(samples.message("text", fields_)) == ""


def test_optional_fields_may_be_missing() -> None:
    assert parsed(samples.message("link", "")) == m.Link(
        visitor=VISITOR, account=ACCOUNT, created=CREATED, delivery=MSG_ID, title="", url=""
    )
    for name, kind in {"CLICK": m.Click, "SCAN": m.Scan, "subscribe": m.Subscribe, "VIEW": m.Event}.items():
        assert isinstance(parsed(samples.event(name)), kind)


@pytest.mark.parametrize(
    "fields_", ["<Content>a</Content><Content>b</Content>", "<Content><b>a</b></Content>", "<Content x='1'>a</Content>"]
)
def test_a_field_that_is_repeated_or_no_text_is_refused(fields_: str) -> None:
    with pytest.raises(MessageError, match="Content is repeated or not a text"):
        parsed(samples.message("text", fields_))


@pytest.mark.parametrize("x", ["", "north", "nan", "inf", "91", "-90.1", "1e999"])
def test_a_location_without_a_place_on_earth_is_unsupported(x: str) -> None:
    message = parsed(samples.message("location", f"<Location_X>{x}</Location_X><Location_Y>116.4</Location_Y>"))
    assert isinstance(message, m.Unsupported)
    assert message.kind == "location"


@pytest.mark.parametrize(
    "content",
    [
        "【收到不支持的消息类型，暂无法显示】",
        "[收到不支持的消息类型，暂无法显示]",
        "【收到不支持的消息类型,暂无法显示】",
        " 【收到不支持的消息类型，暂无法显示】\n",
    ],
)
def test_wechats_own_words_are_no_question(content: str) -> None:
    assert isinstance(parsed(samples.text(content)), m.Unsupported)


def test_a_visitor_may_speak_of_them() -> None:
    assert isinstance(parsed(samples.text("为什么显示【收到不支持的消息类型，暂无法显示】？")), m.Text)


@pytest.mark.parametrize(
    ("key", "scene"),
    [("qrscene_1", "1"), ("qrscene_", ""), ("qrscene_qrscene_a", "qrscene_a"), ("last_trade_no_1", ""), ("1", ""), ("scanimage|a|b", "")],
)
def test_the_scene_of_a_follow(key: str, scene: str) -> None:
    message = parsed(samples.event("subscribe", f"<EventKey>{key}</EventKey>"))
    assert isinstance(message, m.Subscribe)
    assert message.scene == scene


@pytest.mark.parametrize(
    "content", ["a<b>&amp;\"'", "<!DOCTYPE html>", "<!ENTITY x 'y'>", "</Content></xml>", "&#x4f60;", "😀👨‍👩‍👧", "a\n\nb"]
)
def test_a_visitor_may_type_anything(content: str) -> None:
    assert text_of(samples.text(content)) == content


def test_the_end_of_a_cdata_section_in_a_text_survives() -> None:
    assert text_of(samples.text("a]]]]><![CDATA[>b")) == "a]]>b"


@pytest.mark.parametrize("character", ["\x08", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_control_character_that_a_visitor_pasted_does_not_cost_the_answer(character: str) -> None:
    assert text_of(samples.text(f"签{character}证")) == "签证"


def test_a_message_is_known_by_its_msg_id_alone() -> None:
    assert parsed(samples.text("a", msg_id="7")).delivery == "7"
    assert parsed(SAMPLES["image"]).delivery == MSG_ID


@pytest.mark.parametrize(
    ("part", "other"),
    [(VISITOR, "oOther"), (str(CREATED), str(CREATED + 1)), ("[CLICK]", "[VIEW]"), ("[contact]", "[visa]")],
)
def test_an_event_is_known_by_sender_time_name_and_key(part: str, other: str) -> None:
    xml = SAMPLES["CLICK"]
    assert parsed(xml).delivery == parsed(xml).delivery
    assert parsed(xml).delivery != parsed(xml.replace(part, other)).delivery


def test_the_parts_of_an_events_identity_have_borders() -> None:
    first = samples.event("VIEW", "<EventKey>ab</EventKey>")
    second = samples.event("VIEWa", "<EventKey>b</EventKey>")
    assert parsed(first).delivery != parsed(second).delivery


@pytest.mark.parametrize("kind", SAMPLES)
def test_no_identity_holds_an_open_id_in_clear(kind: str) -> None:
    delivery = parsed(SAMPLES[kind]).delivery
    assert delivery.isalnum()
    assert len(delivery) in (len(MSG_ID), 32)
    assert VISITOR not in delivery


def test_the_msg_id_of_another_message_inside_an_event_is_not_its_identity() -> None:
    for name in ("MsgID", "MsgId"):
        first, second = (parsed(samples.event("TEMPLATESENDJOBFINISH", f"<{name}>{number}</{name}>")).delivery for number in "12")
        assert len(first) == 32
        assert first != second  # two of the same second


def test_a_message_without_msg_id_is_known_by_all_that_it_holds() -> None:
    first, again, second = (parsed(f"<xml>{COMMON}<MsgType>text</MsgType><Content>{c}</Content></xml>").delivery for c in "aab")
    assert first == again != second
