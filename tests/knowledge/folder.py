"""The smallest complete knowledge folder, for every test that needs one: `write(tmp_path)`, then `load`.

A test changes one file by giving its path and text: `write(tmp_path, {"menu.yaml": "[]"})`; None leaves the file out.
"""

from collections.abc import Mapping
from pathlib import Path

SECTIONS = """\
- id: services
  title: {zh: 领事服务, en: Consular services}
  sections:
    - id: visa
      title: {zh: 签证, en: Visas}
      questions: {zh: [签证], en: [visas]}
- id: offices
  title: {zh: 办公地址, en: Offices}
- id: events
  title: {zh: 活动, en: Events}
  link: https://example.org/events
  note: {zh: 请看官网。, en: Please see the website.}
"""

ENTRY = """\
---
id: visa-types
kind: answer
section: visa
title:
  zh: 签证种类
  en: Types of visa
questions:
  zh:
    - 签证有哪些种类
  en:
    - which visas are there
links:
  - title: {zh: 官网, en: Website}
    url: https://example.org/visa
source:
  name: {zh: 官网, en: the website}
  date: 2026-11
reviewed: 2026-11-23
---
# 中文

有多种签证。

# English

There are several types.
"""

OFFICE = """\
id: embassy
name: {zh: 大使馆, en: Embassy}
nicknames: {zh: [使馆], en: [the embassy]}
section: offices
time_zone: Europe/London
position: {latitude: 51.52, longitude: -0.14}
address: {zh: 伦敦, en: London}
phones:
  - purpose: {zh: 总机, en: Switchboard}
    number: +44 20 7946 0000
email: office@example.org
website: https://example.org
counters:
  - id: hall
    name: {zh: 证件大厅, en: Document hall}
    hours: ["Mon-Fri: 09:00-12:00", "Mon-Fri: 14:00-17:00"]
    source: {name: {zh: 通知, en: notice}, date: 2025}
serves: [England, Surrey]
disputed: [Kent]
closures:
  - {from: 2026-12-25, to: 2026-12-28, name: {zh: 圣诞节, en: Christmas}, source: {name: {zh: 通知, en: notice}, date: 2026-11-01}}
closure_years: [2026]
source: {name: {zh: 官网, en: the website}, date: 2026-11}
reviewed: 2026-11-23
"""

PLACES = """\
name,zh,aliases,county,nation,latitude,longitude,area
Surrey,萨里,Surrey county,Surrey,England,51.25,-0.42,yes
Kent,肯特,,Kent,England,51.2,0.7,yes
Guildford,吉尔福德,Gilford;吉尔福特,Surrey,England,51.24,-0.57,
"""

ACCOUNT = """\
name: {zh: 大使馆, en: Embassy}
site: https://example.org
office: embassy
hotline: +86-10-12308
police: "999"
language: zh
welcome: [visa, embassy, visa-types]
"""

MENU = """\
- name: 办事 Services
  buttons:
    - {name: 签证 Visas, key: visa}
    - {name: 官网 Website, url: https://example.org}
- {name: 使馆 Embassy, key: embassy}
"""

CHINESE = """\
code: zh
name: 中文
say:
  unanswered: 抱歉，请致电{hotline}。
hear:
  greeting: [你好, 您好]
"""

ENGLISH = """\
code: en
name: English
say:
  unanswered: Sorry, please call {hotline}.
hear:
  greeting: [hello]
"""

FILES: Mapping[str, str] = {
    "account.yaml": ACCOUNT,
    "countries.csv": "name,zh,aliases\nFrance,法国,法兰西;French\n",
    "entries/visa/visa-types.md": ENTRY,
    "menu.yaml": MENU,
    "offices/embassy.yaml": OFFICE,
    "phrases/en.yaml": ENGLISH,
    "phrases/zh.yaml": CHINESE,
    "places.csv": PLACES,
    "sections.yaml": SECTIONS,
    "synonyms.yaml": "- [护照, passport]\n",
}


def write(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The folder with its files, some of them changed or added."""
    for path, text in {**FILES, **(changes or {})}.items():
        if text is not None:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def entry(identifier: str, *changes: tuple[str, str]) -> str:
    """A further entry's text: the one above with its own id and questions, and the changes made."""
    questions = (("签证有哪些种类", f"{identifier}怎么办"), ("which visas are there", f"how about {identifier}"))
    return edited(ENTRY, ("visa-types", identifier), *questions, *changes)


def edited(text: str, *changes: tuple[str, str]) -> str:
    """The text with each old part, which has to be in it, replaced by the new."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text
