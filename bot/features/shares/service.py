"""Keeping track of posts, so that each is made once and can always be taken back."""

from bot.errors import Refusal
from bot.features.shares import store
from bot.features.shares.model import Share
from bot.ids import MemberId
from bot.storage.database import Database
from bot.storage.transaction import Transaction


class Shares:
    """What stands where. A post is noted before it is made and settled after; a crash leaves it noted."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def begin(self, member: MemberId, share: Share) -> Share:
        """Note that something is about to be posted; the same thing stands once in a channel.

        Returns:
            The post to make. One whose outcome is unknown is made again under its first id, which
            as a nonce lets Discord drop a repeat within minutes.

        Raises:
            Refusal: ``shares-already``: it stands there.
        """
        return await self._db.transact(self._begin, member, share, label="shares.begin")

    def _begin(self, tx: Transaction, member: MemberId, share: Share) -> Share:
        standing = store.add(tx, member, share)
        if standing.message is not None:
            raise Refusal("shares-already")
        return standing

    async def finish(self, share: Share, message: int) -> bool:
        """Note where the post stands; False when it was taken back while it was being made."""
        return await self._db.transact(store.finish, share.id, message, label="shares.finish", deadline=None)

    async def drop(self, member: MemberId, share: Share) -> None:
        """Forget a post that was not made, or is gone."""
        await self._db.transact(store.drop, member, share.id, label="shares.drop", deadline=None)

    async def of_thing(self, member: MemberId, kind: str, ref: str) -> list[Share]:
        """Return where one thing of a member's is posted, or may be."""
        return await self._db.transact(store.of_thing, member, kind, ref, label="shares.of_thing")

    def of_thing_in(self, tx: Transaction, member: MemberId, kind: str, ref: str) -> list[Share]:
        return store.of_thing(tx, member, kind, ref)

    async def of_member(self, member: MemberId, category: str | None = None) -> list[Share]:
        """Return all posts of a member, or those of one consent category."""
        return await self._db.transact(store.of_member, member, category, label="shares.of_member")
