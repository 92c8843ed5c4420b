"""WeChat's limits, in the units WeChat counts in."""

TEXT_BYTES = 2047
"""A passive text of more UTF-8 bytes is not shown at all (dodgepudding/wechat-php-sdk#363, silenceper/wechat#673)."""

CARD_TITLE_BYTES, CARD_DESCRIPTION_BYTES, CARD_URL_BYTES = 512, 2048, 2048
"""Our own: WeChat cuts what does not fit on a card's few lines, and documents no limit for passive cards."""

BODY_BYTES = 64 * 1024
"""Our own cap on a request's body, before anything is parsed. WeChat's largest message, a text, is far below."""

RETRY_SECONDS = 5
"""WeChat drops the connection after this time and sends the same message again, three times in all."""

MENU_BUTTONS, MENU_SUB_BUTTONS = 3, 5
MENU_NAME_BYTES, MENU_SUB_NAME_BYTES, MENU_KEY_BYTES, MENU_URL_BYTES = 16, 60, 128, 1024
