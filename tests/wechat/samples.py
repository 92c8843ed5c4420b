"""One delivery for every kind that the bot has to live with: name of the kind -> XML, as it is in plain mode or inside an envelope.

The fields follow WeChat's documents; sender, account and numbers are made up.
"""

VISITOR = "oSample_Visitor-000000000001"
ACCOUNT = "gh_0123456789ab"
CREATED = 1760000000
MSG_ID = "25000000000000001"

COMMON = f"""<ToUserName><![CDATA[{ACCOUNT}]]></ToUserName>
<FromUserName><![CDATA[{VISITOR}]]></FromUserName>
<CreateTime>{CREATED}</CreateTime>
"""

FIELDS: dict[str, str] = {
    "text": "<Content><![CDATA[签证需要什么材料？]]></Content>",
    "text_tapped": "<Content><![CDATA[签证]]></Content><bizmsgmenuid>101</bizmsgmenuid>",
    "text_not_supported": "<Content><![CDATA[【收到不支持的消息类型，暂无法显示】]]></Content>",
    "image": "<PicUrl><![CDATA[http://mmbiz.qpic.cn/a/0]]></PicUrl><MediaId><![CDATA[media-1]]></MediaId>",
    "voice": "<MediaId><![CDATA[media-2]]></MediaId><Format><![CDATA[amr]]></Format><Recognition><![CDATA[几点开门？]]></Recognition>",
    "voice_without_recognition": "<MediaId><![CDATA[media-2]]></MediaId><Format><![CDATA[amr]]></Format>",
    "video": "<MediaId><![CDATA[media-3]]></MediaId><ThumbMediaId><![CDATA[thumb-3]]></ThumbMediaId>",
    "shortvideo": "<MediaId><![CDATA[media-4]]></MediaId><ThumbMediaId><![CDATA[thumb-4]]></ThumbMediaId>",
    "location": (
        "<Location_X>39.943571</Location_X><Location_Y>116.451285</Location_Y><Scale>16</Scale><Label><![CDATA[北京市朝阳区]]></Label>"
    ),
    "link": (
        "<Title><![CDATA[公众平台官网链接]]></Title><Description><![CDATA[公众平台官网链接]]></Description>"
        "<Url><![CDATA[https://example.org/visa?a=1&b=2]]></Url>"
    ),
    "miniprogrampage": (
        "<Title><![CDATA[预约]]></Title><AppId><![CDATA[wx0000000000000002]]></AppId><PagePath><![CDATA[pages/index]]></PagePath>"
        "<ThumbUrl><![CDATA[http://mmbiz.qpic.cn/b/0]]></ThumbUrl><ThumbMediaId><![CDATA[thumb-5]]></ThumbMediaId>"
    ),
    "file": (
        "<Title><![CDATA[form.pdf]]></Title><Description></Description><FileKey><![CDATA[key]]></FileKey>"
        "<FileMd5><![CDATA[0]]></FileMd5><FileTotalLen>12345</FileTotalLen>"
    ),
    "a_kind_from_the_future": "<Hologram><![CDATA[media-6]]></Hologram>",
}
"""Messages: what follows MsgType. The name of the kind is MsgType itself unless `MSG_TYPES` says otherwise."""

MSG_TYPES = {
    "text_tapped": "text",
    "text_not_supported": "text",
    "voice_without_recognition": "voice",
    "a_kind_from_the_future": "hologram",
}

_SCAN_CODE = "<ScanCodeInfo><ScanType><![CDATA[qrcode]]></ScanType><ScanResult><![CDATA[1]]></ScanResult></ScanCodeInfo>"
_PICTURES = (
    "<SendPicsInfo><Count>2</Count><PicList><item><PicMd5Sum><![CDATA[0a]]></PicMd5Sum></item>"
    "<item><PicMd5Sum><![CDATA[0b]]></PicMd5Sum></item></PicList></SendPicsInfo>"
)
_PLACE = (
    "<SendLocationInfo><Location_X><![CDATA[23]]></Location_X><Location_Y><![CDATA[113]]></Location_Y><Scale><![CDATA[15]]></Scale>"
    "<Label><![CDATA[广州市]]></Label><Poiname></Poiname></SendLocationInfo>"
)
_TEMPLATES = "<List><TemplateId><![CDATA[t1]]></TemplateId></List><List><TemplateId><![CDATA[t2]]></TemplateId></List>"

EVENT_FIELDS: dict[str, str] = {
    "subscribe": "<EventKey></EventKey>",
    "subscribe_qrscene": "<EventKey><![CDATA[qrscene_visa-hall]]></EventKey><Ticket><![CDATA[ticket]]></Ticket>",
    "subscribe_after_payment": "<EventKey><![CDATA[last_trade_no_4000000000]]></EventKey>",
    "subscribe_scan_product": "<EventKey><![CDATA[scanbarcode|ean13|6900000000000|x]]></EventKey>",
    "unsubscribe": "<EventKey></EventKey>",
    "SCAN": "<EventKey><![CDATA[visa-hall]]></EventKey><Ticket><![CDATA[ticket]]></Ticket>",
    "LOCATION": "<Latitude>23.137466</Latitude><Longitude>113.352425</Longitude><Precision>119.385040</Precision>",
    "CLICK": "<EventKey><![CDATA[contact]]></EventKey>",
    "VIEW": "<EventKey><![CDATA[https://example.org/visa]]></EventKey><MenuId>1</MenuId>",
    "scancode_push": f"<EventKey><![CDATA[6]]></EventKey>{_SCAN_CODE}",
    "scancode_waitmsg": f"<EventKey><![CDATA[6]]></EventKey>{_SCAN_CODE}",
    "pic_sysphoto": f"<EventKey><![CDATA[6]]></EventKey>{_PICTURES}",
    "pic_photo_or_album": f"<EventKey><![CDATA[6]]></EventKey>{_PICTURES}",
    "pic_weixin": f"<EventKey><![CDATA[6]]></EventKey>{_PICTURES}",
    "location_select": f"<EventKey><![CDATA[6]]></EventKey>{_PLACE}",
    "view_miniprogram": "<EventKey><![CDATA[pages/index/index]]></EventKey><MenuId>1</MenuId>",
    "TEMPLATESENDJOBFINISH": "<MsgID>200163836</MsgID><Status><![CDATA[success]]></Status>",
    "MASSSENDJOBFINISH": (
        "<MsgID>1000001625</MsgID><Status><![CDATA[err(30003)]]></Status><TotalCount>0</TotalCount><CopyrightCheckResult><Count>1</Count>"
        "<ResultList><item><ArticleIdx>1</ArticleIdx></item><item><ArticleIdx>2</ArticleIdx></item></ResultList></CopyrightCheckResult>"
    ),
    "PUBLISHJOBFINISH": (
        "<PublishEventInfo><publish_id>2247503051</publish_id><publish_status>0</publish_status><article_detail><count>1</count>"
        "<item><idx>1</idx><article_url><![CDATA[https://example.org/a]]></article_url></item></article_detail></PublishEventInfo>"
    ),
    "kf_create_session": "<KfAccount><![CDATA[a@b]]></KfAccount>",
    "kf_close_session": "<KfAccount><![CDATA[a@b]]></KfAccount>",
    "kf_switch_session": "<FromKfAccount><![CDATA[a@b]]></FromKfAccount><ToKfAccount><![CDATA[c@b]]></ToKfAccount>",
    "subscribe_msg_popup_event": f"<SubscribeMsgPopupEvent>{_TEMPLATES}</SubscribeMsgPopupEvent>",
    "subscribe_msg_change_event": f"<SubscribeMsgChangeEvent>{_TEMPLATES}</SubscribeMsgChangeEvent>",
    "subscribe_msg_sent_event": f"<SubscribeMsgSentEvent>{_TEMPLATES}</SubscribeMsgSentEvent>",
    "user_authorization_revoke": (
        "<OpenID><![CDATA[oSample]]></OpenID><AppID><![CDATA[wx0000000000000001]]></AppID><RevokeInfo><![CDATA[1]]></RevokeInfo>"
    ),
    "qualification_verify_success": "<ExpiredTime>1860000000</ExpiredTime>",
    "qualification_verify_fail": "<FailTime>1760000000</FailTime><FailReason><![CDATA[by time]]></FailReason>",
    "naming_verify_success": "<ExpiredTime>1860000000</ExpiredTime>",
    "naming_verify_fail": "<FailTime>1760000000</FailTime><FailReason><![CDATA[by time]]></FailReason>",
    "annual_renew": "<ExpiredTime>1860000000</ExpiredTime>",
    "verify_expired": "<ExpiredTime>1860000000</ExpiredTime>",
    "an_event_from_the_future": "<EventKey><![CDATA[?]]></EventKey>",
}
"""Events: what follows Event. The name of the kind is Event itself unless `EVENT_NAMES` says otherwise."""

EVENT_NAMES = {"subscribe_qrscene": "subscribe", "subscribe_after_payment": "subscribe", "subscribe_scan_product": "subscribe"}


def message(msg_type: str, fields: str, *, common: str = COMMON, msg_id: str = MSG_ID) -> str:
    """A message's XML."""
    return f"<xml>{common}<MsgType><![CDATA[{msg_type}]]></MsgType>\n{fields}\n<MsgId>{msg_id}</MsgId></xml>"


def event(name: str, fields: str = "", *, common: str = COMMON) -> str:
    """An event's XML: it has no MsgId."""
    return f"<xml>{common}<MsgType><![CDATA[event]]></MsgType>\n<Event><![CDATA[{name}]]></Event>\n{fields}</xml>"


def text(content: str, msg_id: str = MSG_ID) -> str:
    """A text's XML. `content` must not hold the end of a CDATA section."""
    return message("text", f"<Content><![CDATA[{content}]]></Content>", msg_id=msg_id)


MESSAGES = {kind: message(MSG_TYPES.get(kind, kind), fields) for kind, fields in FIELDS.items()}
EVENTS = {kind: event(EVENT_NAMES.get(kind, kind), fields) for kind, fields in EVENT_FIELDS.items()}
SAMPLES: dict[str, str] = MESSAGES | EVENTS
