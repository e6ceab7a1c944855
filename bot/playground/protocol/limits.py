"""How long things may be, counted as Telegram counts: in UTF-16 code units, after parsing.

Numbers come from the public Bot API reference (core.telegram.org/bots/api, version 10.0) unless a
comment says otherwise.
"""

TEXT = 4096
CAPTION = 1024
CALLBACK_DATA_BYTES = 64
CALLBACK_ANSWER = 200
BUTTONS = 100  # observed; a larger keyboard is refused as "too long"
BUTTONS_IN_A_ROW = 8  # observed
COPY_TEXT = 256
PLACEHOLDER = 64
INLINE_QUERY = 256
INLINE_RESULTS = 50
RESULT_ID_BYTES = 64
OFFSET_BYTES = 64
POLL_QUESTION = 300
POLL_OPTION = 100
POLL_OPTIONS = 12
POLL_EXPLANATION = 200
POLL_EXPLANATION_LINE_FEEDS = 2
POLL_OPEN_SECONDS = (5, 2_628_000)
COMMANDS = 100
COMMAND = 32
COMMAND_DESCRIPTION = 256
TOPIC_NAME = 128
SECRET_TOKEN = 256
PHOTO_BYTES = 10 * 2**20
DOCUMENT_BYTES = 50 * 2**20
DOWNLOAD_BYTES = 20 * 2**20
RAW_TEXT_BYTES = 2**15  # tdlib/telegram-bot-api, Client::get_formatted_text


def utf16(text: str) -> int:
    """Length in UTF-16 code units: an emoji beyond the basic plane counts twice."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
