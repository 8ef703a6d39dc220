# The home panel and what this bot is.

# reviewed: none
command-home = Everything I can do, as buttons. Only you see it.
# reviewed: none
command-about = What this bot is and is not, and who runs it.
# reviewed: none
home-title = ### Home
    What would help right now?
# reviewed: none
home-welcome = ### Welcome
    I help you check in with yourself, count days if you want to, and find people and help. Nothing is saved until you say yes.
# reviewed: none
home-first = Get started
# reviewed: none
home-about = ### About Handrail
    I'm a bot. I help you check in, find people and find tools. I'm not a counsellor or an emergency service, and nobody is watching my messages. I'm not part of any fellowship or programme. Peer support works best next to professional care.
# reviewed: none
home-about-operator = **{ $operator }** hosts this bot. Contact: { $contact }.
