"""A knowledge of very many entries, of which the sentences most like a question are compared with it: things, and what is asked of each."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.search.index import MOST_ENTRIES, Index, build
from bot.training.train import train
from tests.search import small

THINGS = {
    "护照": "passport",
    "签证": "visa",
    "公证": "notary deed",
    "认证": "legalisation",
    "驾照": "driving licence",
    "户口": "household register",
    "学历": "degree",
    "养老金": "pension",
    "身份证": "identity card",
    "出生证": "birth certificate",
    "结婚证": "marriage certificate",
    "死亡证": "death certificate",
    "旅行证": "travel document",
    "居留卡": "residence card",
    "保险": "insurance",
    "行李": "luggage",
    "宠物": "pet",
    "汽车": "car",
    "银行卡": "bank card",
    "手机": "telephone",
    "钥匙": "key",
    "房子": "house",
    "学校": "school",
    "医院": "hospital",
    "机票": "plane ticket",
    "邮包": "parcel",
}
WAYS = {
    "lost": ("{}丢了怎么办", "{}遗失如何是好", "what if my {} is lost", "my {} has gone missing"),
    "fee": ("{}多少钱", "{}费用是多少", "how much does a {} cost", "price of the {}"),
    "days": ("{}几天能拿到", "{}多久可以取", "how many days until i get a {}", "when can i collect the {}"),
    "post": ("{}可以邮寄吗", "{}能不能寄送", "can a {} be posted", "sending a {} by mail"),
    "expired": ("{}过期了能换吗", "{}失效可不可以换发", "my {} has expired", "replacing an old {}"),
    "stolen": ("{}被偷了", "{}让人盗走了", "my {} was stolen", "a thief took the {}"),
    "papers": ("{}要带什么材料", "{}需要哪些文件", "which papers for a {}", "what do i bring for the {}"),
    "where": ("{}在哪里办", "{}去什么地方申请", "where do i apply for a {}", "place to get the {}"),
    "booking": ("{}怎么预约", "{}如何约时间", "booking an appointment for a {}", "make a date for the {}"),
    "damaged": ("{}坏了能修吗", "{}损坏怎么处理", "my {} is damaged", "the {} is torn or broken"),
    "name": ("{}名字写错了", "{}姓名有误怎么改", "wrong name on my {}", "correct the spelling on the {}"),
    "proxy": ("{}可以代办吗", "{}能请别人办理吗", "can somebody else fetch my {}", "the {} on behalf of another"),
    "valid": ("{}有效期多长", "{}能用几年", "how long is a {} valid", "years that the {} lasts"),
    "refund": ("{}怎么退款", "{}的钱能退吗", "refund for a {}", "money back for the {}"),
    "translation": ("{}怎么翻译", "{}需要译成英文吗", "translating a {}", "does the {} need english"),
    "child": ("孩子的{}怎么办", "未成年人能申请{}吗", "a {} for my child", "may minors have the {}"),
    "urgent": ("{}怎么加急", "{}能快一点吗", "urgent {}", "faster handling of the {}"),
    "status": ("{}怎么查进度", "{}办到哪一步了", "status of my {}", "how far is the {}"),
    "cancel": ("{}怎么取消", "{}不要了怎么撤回", "cancel my {}", "withdraw the {}"),
    "complaint": ("{}怎么投诉", "{}不满意找谁", "complain about a {}", "who hears criticism of the {}"),
}


def entries() -> Mapping[str, Entry]:
    """By id, as `passport-lost`; and the one of the small knowledge that holds a template."""
    model = small.knowledge().entries["marriage"]
    made = {}
    for chinese, english in THINGS.items():
        for name, (*asked, one, other) in WAYS.items():
            questions = {"zh": tuple(way.format(chinese) for way in asked), "en": (one.format(english), other.format(english))}
            id = f"{english}-{name}"
            made[id] = replace(model, id=id, title={"en": f"{english} {name}"}, questions=questions, body={})
    return made | {"which-office": small.knowledge().entries["which-office"]}


@cache
def knowledge() -> Knowledge:
    made = replace(small.knowledge(), entries=entries(), chatter=("tell me a joke",))
    assert len(made.entries) > MOST_ENTRIES
    return made


@cache
def untrained() -> Index:
    return build(knowledge())


@cache
def trained() -> Index:
    return train(knowledge())
