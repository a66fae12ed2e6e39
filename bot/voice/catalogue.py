"""A language's sentences, filled in safely: what is put in is escaped, unless it is HTML already."""

from bot.voice import en, zh
from bot.voice.text import Html, isolate, safe

CATALOGUES = {"zh": zh.SENTENCES, "en": en.SENTENCES}


class Catalogue:
    def __init__(self, language: str) -> None:
        self._sentences = CATALOGUES[language]

    def html(self, key: str, **values: object) -> Html:
        """The sentence for a message. Raises KeyError for a sentence or a value that does not exist."""
        return Html(self._sentences[key].format(**{name: safe(value) for name, value in values.items()}))

    def plain(self, key: str, **values: object) -> str:
        """The sentence where Telegram knows no HTML: pop-ups, buttons."""
        return self._sentences[key].format(**{name: isolate(str(value)) for name, value in values.items()})
