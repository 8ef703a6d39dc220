"""Who reads which language and words: a small copy in memory, so that no answer waits for storage."""

from bot.features.members.model import Word
from bot.ids import MemberId
from bot.texts import Say, Texts


class Readers:
    """Chosen language and word by member; who chose nothing reads Discord's language for them."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._chosen: dict[MemberId, tuple[str | None, Word]] = {}

    def remember(self, member: MemberId, language: str | None, word: Word) -> None:
        if language is None and word == Word.SLIP:
            self._chosen.pop(member, None)
        else:
            self._chosen[member] = (language, word)

    def clear(self) -> None:
        self._chosen.clear()

    def forget(self, member: MemberId) -> None:
        self._chosen.pop(member, None)

    def say_for(self, member: MemberId, locale: str) -> Say:
        """Return ``say`` for one person; ``locale`` is what Discord reports for them."""
        language, word = self._chosen.get(member, (None, Word.SLIP))
        return self._texts.reader(language or locale, {"word": word})
