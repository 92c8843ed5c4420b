"""XML that was signed and encrypted with the right keys, and is no message, or a strange one. All of it gets `success` or a valid reply."""

from tests.wechat.samples import ACCOUNT, COMMON, message

BOMB = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
BOMB_OF_PARAMETERS = "<!DOCTYPE a [<!ENTITY % a '<!ENTITY b \"ha\">'>%a;]>"
FROM_DISK = "<!DOCTYPE a [<!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
FROM_THE_NETWORK = "<!DOCTYPE xml SYSTEM 'http://127.0.0.1:9/x.dtd'>"


def _text(content: str) -> str:
    return message("text", f"<Content>{content}</Content>")


GOOD = _text("<![CDATA[签证]]>")

DOCUMENTS: dict[str, str | bytes] = {
    "nothing": "",
    "blanks": " \n",
    "no XML": "hello",
    "JSON": '{"MsgType": "text"}',
    "HTML": "<!DOCTYPE html><html><body>",
    "another root": GOOD.replace("xml>", "html>"),
    "an empty root": "<xml/>",
    "text in the root": "<xml>text</xml>",
    "cut off": GOOD[:-9],
    "two documents": GOOD * 2,
    "something behind": GOOD + "x",
    "a declaration": '<?xml version="1.0" encoding="UTF-8"?>' + GOOD,
    "a declaration of another encoding": '<?xml version="1.0" encoding="GBK"?>' + GOOD,
    "a declaration of an unknown encoding": '<?xml version="1.0" encoding="x-none"?>' + GOOD,
    "a declaration of XML 1.1": '<?xml version="1.1"?>' + GOOD,
    "a declaration behind a blank": ' <?xml version="1.0"?>' + GOOD,
    "an instruction": GOOD.replace("<xml>", "<xml><?php system('id') ?>"),
    "comments": GOOD.replace("<xml>", "<xml>" + "<!-- -->" * 4000),
    "a byte order mark": "\ufeff" + GOOD,
    "GBK": GOOD.encode("gbk"),
    "UTF-16": GOOD.encode("utf-16"),
    "UTF-16 without a mark": GOOD.encode("utf-16-le"),
    "UTF-32": GOOD.encode("utf-32"),
    "UTF-7": GOOD.encode("utf-7"),
    "bytes that are no UTF-8": GOOD.encode() + b"\xff\xfe\x80",
    "an overlong encoding": GOOD.encode().replace(b"\xe7", b"\xc0\x80\xe7", 1),
    "a lone surrogate's bytes": _text("?").encode().replace(b"?", b"\xed\xa0\x80"),
    "a lone surrogate by number": _text("&#xD800;"),
    "a NUL": _text("<![CDATA[a\0b]]>"),
    "a NUL by number": _text("&#0;"),
    "control characters": _text("<![CDATA[\x01\x08\x0b\x1f\x7f\x85签证]]>"),
    "a control character by number": _text("&#8;"),
    "a character beyond Unicode": _text("&#x110000;"),
    "an unknown entity": _text("&a;"),
    "an entity bomb": BOMB + _text("&c;"),
    "a bomb of parameters": BOMB_OF_PARAMETERS + _text("&b;"),
    "a file as an entity": FROM_DISK + _text("&c;"),
    "a document type from the network": FROM_THE_NETWORK + GOOD,
    "a document type that defines nothing": "<!DOCTYPE xml>" + GOOD,
    "a document type in the middle": GOOD.replace("<MsgType>", "<!DOCTYPE xml><MsgType>"),
    "an inclusion": GOOD.replace("<xml>", "<xml><x:include xmlns:x='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>"),
    "deep nesting": "<xml>" + "<a>" * 9000 + "</a>" * 9000 + "</xml>",
    "depth that is just allowed, in the content": _text("<a>" * 13 + "签证" + "</a>" * 13),
    "many elements": "<xml>" + "<a/>" * 11_000 + "</xml>",
    "as many elements as are allowed": GOOD.replace("<xml>", "<xml>" + "<a/>" * 990),
    "many attributes": "<xml " + " ".join(f"a{number}=''" for number in range(4500)) + "/>",
    "an attribute of 40 kB": f"<xml a='{'x' * 40_000}'>" + GOOD.removeprefix("<xml>"),
    "a name of 20 kB": f"<{'a' * 20_000}></{'a' * 20_000}>",
    "an attribute twice": "<xml a='1' a='2'/>",
    "a namespace": GOOD.replace("<xml>", "<xml xmlns='http://example.org/'>"),
    "prefixes": GOOD.replace("<Content>", "<a:Content xmlns:a='x'>").replace("</Content>", "</a:Content>"),
    "a prefix that is not declared": GOOD.replace("Content>", "a:Content>"),
    "names with a brace": GOOD.replace("<xml>", "<xml xmlns:a='}'><a:b/>"),
    "character data in several parts": _text("<![CDATA[签]]>证<![CDATA[?]]]]><![CDATA[>]]>"),
    "character data that does not end": _text("<![CDATA[签证"),
    "the end of character data outside of it": _text("a]]>b"),
    "elements in the content": _text("<b>签证</b>"),
    "elements among words": _text("签证<b/>怎么办"),
    "a content twice": message("text", "<Content>a</Content><Content>b</Content>"),
    "no content": message("text", ""),
    "a kind twice": message("text", "<MsgType>event</MsgType><Content>a</Content>"),
    "an empty kind": message("", "<Content>a</Content>"),
    "a kind in capitals": message("TEXT", "<Content>签证</Content>"),
    "a kind that is no name": message("te xt\r\n<script>", "<Content>a</Content>"),
    "a kind of 10 kB": message("x" * 10_000, ""),
    "a kind of wechatpy's classes": message("__class__", ""),
    "an event without a name": message("event", ""),
    "an event of wechatpy's own": message("event", "<Event>subscribe_scan</Event>"),
    "an event with a number": message("event", "<Event>CLICK</Event><EventKey>visa</EventKey>"),
    "a number that is none": message("text", "<Content>签证</Content>", msg_id="abc"),
    "a number of many digits": message("text", "<Content>签证</Content>", msg_id="9" * 5000),
    "a number below zero": message("text", "<Content>签证</Content>", msg_id="-1"),
    "a number of other digits": message("text", "<Content>签证</Content>", msg_id="١٢٣"),
    "no number": message("text", "<Content>签证</Content>", msg_id=""),
    "a time that is none": GOOD.replace("<CreateTime>", "<CreateTime>x"),
    "a time beyond all clocks": GOOD.replace("<CreateTime>", "<CreateTime>9"),
    "the time zero": GOOD.replace("<CreateTime>1760000000", "<CreateTime>0"),
    "a time of other digits": GOOD.replace("<CreateTime>1760000000", "<CreateTime>１７６０００００００"),
    "no sender": GOOD.replace("FromUserName", "From"),
    "an empty sender": GOOD.replace(COMMON.split("<FromUserName>")[1].split("</FromUserName>")[0], ""),
    "a sender twice": GOOD.replace("<xml>", "<xml><FromUserName>oHostile_other</FromUserName>"),
    "a sender of 10 kB": GOOD.replace("<FromUserName><![CDATA[", "<FromUserName><![CDATA[" + "o" * 10_000),
    "a sender that ends character data": GOOD.replace("<FromUserName><![CDATA[", "<FromUserName>o]]&gt;<![CDATA["),
    "a sender with a key of Redis": GOOD.replace("<FromUserName><![CDATA[", "<FromUserName><![CDATA[{x}:*\r\n"),
    "a receiver twice": GOOD.replace("<xml>", f"<xml><ToUserName>{ACCOUNT}</ToUserName>"),
    "a place that is no number": message("location", "<Location_X>NaN</Location_X><Location_Y>0</Location_Y>"),
    "a place at infinity": message("location", "<Location_X>inf</Location_X><Location_Y>-inf</Location_Y>"),
    "a place off the globe": message("location", "<Location_X>91</Location_X><Location_Y>181</Location_Y>"),
    "a place of many digits": message("location", f"<Location_X>0.{'1' * 9000}</Location_X><Location_Y>1e-999</Location_Y>"),
    "a number as Python may write it": message("location", "<Location_X>5_3</Location_X><Location_Y> 1 </Location_Y>"),
    "the pole": message("location", "<Location_X>90</Location_X><Location_Y>-180</Location_Y>"),
    "a place by half": message("location", "<Location_X>53.8</Location_X>"),
    "a place with a label of 10 kB": message(
        "location", f"<Location_X>53.8</Location_X><Location_Y>-1.55</Location_Y><Label>{'伦' * 3000}</Label>"
    ),
    "a link without a title": message("link", "<Url>javascript:alert(1)</Url>"),
}
"""Name -> XML, str where it can be UTF-8. Sender, times and numbers are the samples' own; `generator` puts fresh ones in."""

OTHER_ACCOUNTS: dict[str, str] = {
    "another account": GOOD.replace(ACCOUNT, "gh_another"),
    "no account": GOOD.replace(f"<![CDATA[{ACCOUNT}]]>", ""),
    "the account and a blank": GOOD.replace(ACCOUNT, ACCOUNT + " "),
    "the account in capitals": GOOD.replace(ACCOUNT, ACCOUNT.upper()),
}
"""Messages to somebody else: `success` where they can't be read, else refused."""
