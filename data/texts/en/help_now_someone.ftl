# Helping someone else: five steps, naloxone, and the page for moderators. The same rules as help_now.ftl.

## The five steps (X-11)

# reviewed: none
command-help-someone = Worried about someone? Five steps for family, friends and moderators. Private.
# reviewed: none
help-now-someone-title = Helping someone
# reviewed: none
help-now-someone-intro = You don't have to fix it, and you don't have to do it alone. These steps are for family, friends and moderators.
# reviewed: none
help-now-someone-ask = **1. Ask.** Use plain words: "Are you thinking about suicide?" Asking does not put the idea there. You can also ask: "Are you safe right now?"
# reviewed: none
help-now-someone-be-there = **2. Be there.** Listen more than you talk. You don't need the right words. Don't argue, and don't promise to keep it secret.
# reviewed: none
help-now-someone-safe = **3. Help keep them safe.** Stay with them if you can, by phone or text too. Help them get away from anything they could use to hurt themselves, if that is safe for you. Have they taken something? Then use the steps for an overdose below.
# reviewed: none
help-now-someone-connect = **4. Help them connect.** Offer to call a line together, or to write to a person they trust. One more person makes it lighter for both of you.
# reviewed: none
help-now-someone-follow-up = **5. Follow up.** Write again tomorrow, and again next week. "I thought of you" is enough.
# reviewed: none
help-now-someone-families = **For people close to someone who uses:** { $name }, { $number }.
# reviewed: none
help-now-someone-you = **And you:** this is a lot to carry. You did not cause it, and you can't do it for them. Talk to someone yourself. You may take a break.

## Naloxone

# reviewed: none
command-naloxone = What naloxone is, the signs of an opioid overdose, and what to do. Private.
# reviewed: none
help-now-naloxone-title = About naloxone
# reviewed: none
help-now-naloxone-what = Naloxone is a medicine. It can make someone breathe again who took too much of an opioid. Heroin and fentanyl are opioids, and so are some pills for pain. It does no harm if it was something else.
# reviewed: none
help-now-naloxone-signs = **Signs of an opioid overdose:** They won't wake up. They breathe slowly or not at all. They gurgle or snore. Their lips or nails turn blue or grey. Their skin is cold and damp. The black part of their eyes is tiny.
# reviewed: none
help-now-naloxone-give = **2. Give naloxone** as the pack shows. It comes as a nose spray or as a shot. Give it again after 2 to 3 minutes if breathing is not normal. If they don't breathe, give one breath every 5 seconds.
# reviewed: none
help-now-naloxone-after = **3. Stay with them.** Naloxone can wear off before the opioid does. They still need a medical person, even if they wake up. They may feel sick and upset. Ask them to take nothing more.
# reviewed: none
help-now-naloxone-where = **Where to get it:** ask at a pharmacy, a clinic or a local drug service. In some places it is free, or you can have it without seeing a doctor. The rules differ from place to place.

## The page for moderators

# reviewed: none
help-now-guide-open = Guide for moderators
# reviewed: none
help-now-guide-title = For moderators: when someone is not okay
# reviewed: none
help-now-guide-role = You are peers. You are not a crisis service, and nobody expects you to be one. Don't take it on alone in private messages, don't promise to keep a secret, and hand over when you need to.
# reviewed: none
help-now-guide-asked = **When I post that someone would like you to reach out:** answer the post so that others know you have it. Then write to them: "You asked for someone. I'm here. Are you safe right now?" I don't know more than I post.
# reviewed: none
help-now-guide-steps = **Five steps:** 1. Ask, in plain words: "Are you thinking about suicide?" Asking does not put the idea there. 2. Be there and listen. 3. Help keep them safe. 4. Help them connect: a line, or a person they trust. 5. Follow up tomorrow. /help-someone has more, and what to do in an overdose.
# reviewed: none
help-now-guide-danger = **If someone may be in danger now,** they or someone near them must call. You can't send help without knowing where they are, so ask.
# reviewed: none
help-now-guide-report = **Tell Discord:** open the message's menu, choose to report it, and choose self-harm. Discord may contact the authorities. Nobody but them can act on where a person is.
# reviewed: none
help-now-guide-nobody = **Nobody on duty?** Say so where members can read it. /help-now works at any hour, and it tells them that you are volunteers.
# reviewed: none
help-now-guide-yourself = **And you:** take turns. Take a break after a hard talk, and speak about it with another moderator. The lines above are for you too.
# reviewed: none
help-now-guide-where = Only you can see this. I can post this page in { $channel }.
# reviewed: none
help-now-guide-post = Post it there
# reviewed: none
help-now-guide-nowhere = I have no staff channel that I can write in. Choose one with /setup channels, then come back.
# reviewed: none
help-now-guide-posted = Posted in { $channel }.
# reviewed: none
help-now-guide-refused = I couldn't post in { $channel }. Choose it again with /setup channels to see what I lack there.
