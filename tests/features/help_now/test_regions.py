"""Whose country counts: the member's, then the server's, then nobody's."""

from bot.features.help_now.regions import Regions
from bot.ids import GuildId, MemberId

ALICE, HARBOR = MemberId(1), GuildId(2)


def test_a_members_own_country_comes_before_the_servers() -> None:
    regions = Regions()
    regions.set_guild_country(HARBOR, "GB")
    regions.set_member_country(ALICE, "AT")
    assert regions.country_for(ALICE, HARBOR) == "AT"


def test_without_a_choice_of_their_own_a_member_gets_the_servers_country() -> None:
    regions = Regions()
    regions.set_guild_country(HARBOR, "GB")
    assert regions.country_for(ALICE, HARBOR) == "GB"


def test_nothing_is_assumed_where_nobody_chose() -> None:
    regions = Regions()
    assert regions.country_for(ALICE, HARBOR) is None
    assert regions.country_for(ALICE, None) is None


def test_a_choice_can_be_taken_back() -> None:
    regions = Regions()
    regions.set_member_country(ALICE, "AT")
    regions.set_guild_country(HARBOR, "GB")
    regions.set_member_country(ALICE, None)
    regions.set_guild_country(HARBOR, None)
    assert regions.member_country(ALICE) is None
    assert regions.guild_country(HARBOR) is None


def test_taking_back_what_was_never_chosen_is_no_error() -> None:
    regions = Regions()
    regions.set_member_country(ALICE, None)
    assert regions.member_country(ALICE) is None
