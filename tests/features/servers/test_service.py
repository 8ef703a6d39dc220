"""What admins set is written first and remembered after, so that memory and table never differ."""

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.features.servers import store
from bot.features.servers.model import ServerSettings
from bot.ids import ChannelId, GuildId, MemberId
from tests.features.house import HARBOR, House

on_both = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])

LIGHTHOUSE = GuildId(860000000000000002)
WALL, STAFF = ChannelId(870000000000000001), ChannelId(870000000000000002)

changes = st.lists(
    st.one_of(
        st.tuples(
            st.just("channel"),
            st.sampled_from([HARBOR, LIGHTHOUSE]),
            st.sampled_from(["checkins", "support", "staff"]),
            st.none() | st.sampled_from([WALL, STAFF]),
        ),
        st.tuples(
            st.just("region"),
            st.sampled_from([HARBOR, LIGHTHOUSE]),
            st.none() | st.sampled_from(["America/Chicago", "Asia/Tokyo"]),
            st.none() | st.sampled_from(["US", "JP"]),
        ),
    ),
    max_size=8,
)


async def test_a_server_that_set_nothing_has_nothing(house: House) -> None:
    assert house.servers.of(HARBOR) == ServerSettings()
    assert house.servers.zone_of(HARBOR) is None
    assert house.servers.channel_of(HARBOR, "checkins") is None


async def test_direct_messages_belong_to_no_server(house: House) -> None:
    await house.servers.choose_region(HARBOR, "America/Chicago", "US")
    assert house.servers.zone_of(None) is None
    assert house.servers.channel_of(None, "checkins") is None


async def test_channels_are_chosen_one_by_one(house: House) -> None:
    await house.servers.choose_channel(HARBOR, "checkins", WALL)
    await house.servers.choose_channel(HARBOR, "staff", STAFF)
    assert house.servers.of(HARBOR).channels == {"checkins": WALL, "staff": STAFF}


async def test_a_channel_is_exchanged_and_cleared(house: House) -> None:
    await house.servers.choose_channel(HARBOR, "checkins", WALL)
    await house.servers.choose_channel(HARBOR, "checkins", STAFF)
    assert house.servers.channel_of(HARBOR, "checkins") == STAFF
    await house.servers.choose_channel(HARBOR, "checkins", None)
    assert house.servers.of(HARBOR) == ServerSettings()


async def test_one_server_says_nothing_about_another(house: House) -> None:
    await house.servers.choose_channel(HARBOR, "checkins", WALL)
    await house.servers.choose_region(HARBOR, "America/Chicago", "US")
    assert house.servers.of(LIGHTHOUSE) == ServerSettings()
    assert house.regions.country_for(MemberId(1), LIGHTHOUSE) is None


async def test_the_country_leads_help_at_once(house: House) -> None:
    await house.servers.choose_region(HARBOR, None, "IE")
    assert house.regions.country_for(MemberId(1), HARBOR) == "IE"
    await house.servers.choose_region(HARBOR, None, None)
    assert house.regions.country_for(MemberId(1), HARBOR) is None


async def test_a_zone_is_kept_by_its_proper_name(house: House) -> None:
    assert (await house.servers.choose_region(HARBOR, "america/chicago", None)).zone == "America/Chicago"


async def test_a_zone_that_does_not_exist_changes_nothing(house: House) -> None:
    await house.servers.choose_region(HARBOR, "America/Chicago", "US")
    with pytest.raises(Refusal) as refused:
        await house.servers.choose_region(HARBOR, "Mars/Olympus", "IE")
    assert refused.value.key == "servers-zone-unknown"
    assert house.servers.of(HARBOR) == ServerSettings("America/Chicago", "US")
    assert await house.database.read(store.everything) == {HARBOR: ServerSettings("America/Chicago", "US")}


async def test_two_admins_at_once_are_both_heard(house: House) -> None:
    await asyncio.gather(
        house.servers.choose_channel(HARBOR, "checkins", WALL),
        house.servers.choose_region(HARBOR, "America/Chicago", "US"),
        house.servers.choose_channel(HARBOR, "staff", STAFF),
    )
    expected = ServerSettings("America/Chicago", "US", {"checkins": WALL, "staff": STAFF})
    assert house.servers.of(HARBOR) == expected
    assert await house.database.read(store.everything) == {HARBOR: expected}


async def test_what_could_not_be_written_is_not_remembered(house: House) -> None:
    await house.servers.choose_channel(HARBOR, "checkins", WALL)
    await house.database.close()
    with pytest.raises(Exception, match="closed"):
        await house.servers.choose_channel(HARBOR, "checkins", STAFF)
    assert house.servers.channel_of(HARBOR, "checkins") == WALL


@on_both
@given(made=changes)
async def test_after_a_restart_memory_is_what_it_was(
    house: House, made: list[tuple[str, GuildId, str | None, int | str | None]]
) -> None:
    for what, guild, name, value in made:
        if what == "channel":
            await house.servers.choose_channel(
                guild, str(name), None if value is None else ChannelId(int(value))
            )
        else:
            await house.servers.choose_region(guild, name, None if value is None else str(value))
    restarted = await House(house.database).start()
    for guild in (HARBOR, LIGHTHOUSE):
        assert restarted.servers.of(guild) == house.servers.of(guild)
        assert restarted.regions.guild_country(guild) == house.regions.guild_country(guild)
