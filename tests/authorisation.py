"""Who may do what: every command and every lasting button, choice and form, in one table.

What is missing here fails ``tests/cogs/test_authorisation.py``, and so does what answers otherwise.
"""

from enum import Enum


class For(Enum):
    """For whom something answers; all others get a no, and in direct messages all where it is of a server."""

    ANYBODY = "anybody, about what is theirs"
    STAFF = "who moderates this server"
    READERS = "who reads this report"
    MANAGERS = "who may manage this server"


COMMANDS = {
    For.ANYBODY: """
about; blocks; buddy; checkin; checkins history; craving; help; help-now; help-someone; home; kit;
counter edit; counter pause; counter remove; counter resume; counter share; counter show; counter slip;
counter start; meeting calendar; meeting find; meeting first-time; meeting list; meeting my; meeting now;
meeting remind; milestones; naloxone; privacy erase; privacy export; privacy hide; privacy show; reminders;
resources; settings; if-quiet; Help for this; Report to the moderators; Keep us apart
""",
    For.STAFF: "staff duty; staff pairing; staff record",
    For.MANAGERS: """
memorial; setup channels; setup check; setup feed; setup hub; setup lines; setup meetings; setup panel;
setup prompts; setup region; setup roles
""",
}
"""Slash commands and entries of menus, by name."""

ANYBODYS = """
buddies: agree agreed agreement end ended find keep ladder leave left look new-place no offer open
buddies: ours pair pause profile profile-how profile-how-chosen profile-what profile-what-chosen
buddies: profile-who profile-who-chosen rest rest-until resume rung stop stop-in tell-slip touch yes
checkins: day delete deleted edit history open submit yesterday
companions: all ask end ended felt no open say seat time yes
company: ask cannot here open send team team-send
coping: helped helped-forget helped-gone keep kit kit-edit kit-saved now open people plan-add
coping: plan-drop plan-gone plan-saved plans rated start tool tools trigger trigger-drop
coping: trigger-edit trigger-gone trigger-saved triggers
counters: begin discard edit edited look-back looked-back one past pause pick remove removed resume
counters: savings savings-typed show slip slip-form slip-how slip-open slip-unwritten slipped start
counters: typed undo undone which
followups: answer ask cancel offer
help_now: card copy country country-chosen country-other country-typed menu moderator moderator-send
help_now: open
home: open
meetings: calendar choose file find first fit fitted follow followed found kind kind-followed leads
meetings: leads-chosen list mine my-one now one stop tried tries try untry
members: agree consented consents country country-chosen country-typed day day-chosen first
members: first-done first-language first-pathway first-pathway-chosen first-visibility
members: first-visibility-chosen first-zone first-zone-server language language-chosen pause
members: settings tick withdraw withdrawn words words-chosen zone zone-chosen zone-first zone-typed
milestones: board card choose keep message open role role-drop role-take show typed
privacy: erase erase-again erased export hide show
prompts: checkin today
reminders: again chosen less one open remove set snooze stop until until-typed week
reports: about apart block block-which concern lift mine not-sent send send-copy which
resources: country country-chosen country-other country-typed front list open path people programmes
resources: topic treatment
retention: keep keep-all open
screening: wrong
shares: back choose open post still
silence: buddy chosen days decline good hard helpers less open pause stop
"""
"""Answer anybody, here and in direct messages, about what is theirs alone."""

STAFFS = """
staff: lift note noted off on
"""
"""Answer who moderates this server."""

READERS = "reports: copy decide"
"""Answer who reads a report; nobody where there is none (those that are: ``tests/cogs/test_reports.py``)."""

MANAGERS = """
buddies: setup setup-form setup-off setup-on setup-typed
help_now: guide guide-post
meeting_feeds: add added one refresh remove remove-sure setup upload
memorials: begin cancel lift notice
prompts: add added channel off on preview remove role setup topics when when-chosen wordings
resources: line-add line-added line-remove line-right lines lines-page outage outage-line
resources: outage-told outage-topic
server_meetings: about add added announce channel described end end-sure event hide hosts lead one
server_meetings: place place-in placed publish retimed role setup skip skip-sure when where
servers: channel channels check features features-chosen hub hub-channel panel previews region
servers: region-typed role roles template template-use templates undo
"""
"""Answer who may manage this server."""


def routes() -> dict[str, For]:
    """Return every route with whom it is for."""
    table = {For.ANYBODY: ANYBODYS, For.STAFF: STAFFS, For.READERS: READERS, For.MANAGERS: MANAGERS}
    return {route: who for who, text in table.items() for route in _routes(text)}


def _routes(text: str) -> list[str]:
    lines = (line.split() for line in text.strip().splitlines())
    return [f"{feature}{verb}" for feature, *verbs in lines for verb in verbs]


def commands() -> dict[str, For]:
    """Return every command and entry of a menu with whom it is for."""
    return {name.strip(): who for who, text in COMMANDS.items() for name in text.split(";") if name.strip()}
