# Getting through a craving. Own words only. Calm and short; nothing is promised, nobody is graded.

# reviewed: none
command-craving = Get through a craving, step by step. Only you see it.
# reviewed: none
command-kit = Your people, places, reasons, triggers and plans. Only you see them.

# reviewed: none
coping-consent-label = My coping kit
# reviewed: none
coping-consent-body = Your own people, places, reasons and songs, your triggers and if-then plans, and which tools helped you, if you save that. When you saved something stays readable in the database; everything else is encrypted. Help shows you your support card, and nobody else.
# reviewed: none
coping-home-craving = Ride out a craving
# reviewed: none
coping-home-kit = My kit
# reviewed: none
coping-next = Ride out a craving

## Rating

# reviewed: none
coping-rate-first = A craving is a wave: it rises and it falls. How strong is it right now, from 0 to 10? Nothing is saved.
# reviewed: none
coping-rate-again = How strong is it now? It was { $before } of 10.
# reviewed: none
coping-rating-choose = 0 to 10
# reviewed: none
coping-rating = { $n ->
    [0] 0 · not there
    [10] 10 · as strong as can be
   *[other] { $n }
}
# reviewed: none
coping-about-to-use = I'm about to use
# reviewed: none
coping-out-of-range = That number doesn't fit the scale. Please choose one from 0 to 10.

## Tools

# reviewed: none
coping-tools = { $now } of 10. Choose one thing to try. Any of them is fine, and you can change it.
# reviewed: none
coping-tools-choose = Choose a tool
# reviewed: none
coping-tools-helped = Going by what you saved, this helped you most: { $tool }.
# reviewed: none
coping-tool-delay = Wait 15 minutes, then decide
# reviewed: none
coping-how-delay = Don't decide yet. Put it off for 15 minutes and fill them: walk around the block, wash up, call somebody, play a game. A craving often changes while you look elsewhere. When the time is over, decide again, and if you like, put it off once more.
# reviewed: none
coping-tool-box = Box breathing: in, hold, out, hold
# reviewed: none
coping-how-box = Four counts each: breathe in, hold, breathe out, wait. Four rounds, about a minute. If holding feels bad, leave it out and just breathe.
# reviewed: none
coping-tool-paced = Slow breathing: out longer than in
# reviewed: none
coping-how-paced = Breathe in for a count of four and out for a count of six. Six rounds, about a minute. The long way out is what calms.
# reviewed: none
coping-tool-grounding = Five senses: 5, 4, 3, 2, 1
# reviewed: none
coping-how-grounding = Name five things you see, four you can feel, three you hear, two you smell and one you taste. It brings you back to where you are. A bit over a minute.
# reviewed: none
coping-tool-surfing = Watch it like a wave
# reviewed: none
coping-how-surfing = A craving rises, peaks and falls, like a wave. You don't fight it and you don't follow it. You watch where it is in your body, breathe, and let it pass under you. About a minute and a half.
# reviewed: none
coping-tool-halt = Hungry, angry, lonely, tired?
# reviewed: none
coping-how-halt = Ask yourself: am I hungry, angry, lonely or tired? Take the one that fits best and do one small thing for it: eat something, step away from what made you angry, write to one person, lie down for ten minutes. Then look again.
# reviewed: none
coping-tool-forward = Play it forward
# reviewed: none
coping-how-forward = Think it through past the first hour. How is tonight? Tomorrow morning? Who do you have to face, and what do you have to put right? Then play the other film: you wait this one out, and wake up tomorrow. How does that morning feel?
# reviewed: none
coping-tool-move = Move hard for a minute
# reviewed: none
coping-how-move = Run on the spot, climb stairs, do squats, dance: as hard as is good for you, for one minute. **Ask a doctor first if you have a heart or lung condition, an eating disorder, an injury, or are pregnant.** Stop if you feel dizzy or your chest hurts.
# reviewed: none
coping-tool-water = Cool water
# reviewed: none
coping-how-water = Hold your hands or wrists under cool water, or put a cool wet cloth on your face, for half a minute or so. Breathe out slowly. **Not with a heart condition or an eating disorder, and not in pregnancy, unless a doctor says it's fine.**
# reviewed: none
coping-tool-reasons = My reasons
# reviewed: none
coping-how-reasons = Read your reasons slowly, one at a time. Which one counts most today? Say it out loud, or write it on your hand.
# reviewed: none
coping-tool-person = Contact a person
# reviewed: none
coping-how-person = Send one line to somebody you trust. It can be short: “I have a craving. Can you talk for ten minutes?” You don't have to explain. If the first person doesn't answer, try the next.
# reviewed: none
coping-tool-leave = Leave the place
# reviewed: none
coping-how-leave = Go somewhere else, now, even if only to the next corner. Take your keys and phone and leave the rest. Distance from what you could use gives you time.
# reviewed: none
coping-own-reasons = Your reasons:
# reviewed: none
coping-own-people = Your people:
# reviewed: none
coping-own-places = Your places:
# reviewed: none
coping-look-again = Time to look again: { $when }. This message stays, so you can put the phone away.
# reviewed: none
coping-how-now = How is it now?
# reviewed: none
coping-start = Start
# reviewed: none
coping-stop = Stop
# reviewed: none
coping-again = The same once more
# reviewed: none
coping-other-tool = Another tool

## Live exercises: read at a glance, one line each

# reviewed: none
coping-live-ready = Sit or stand as is good for you. Let your shoulders drop.
# reviewed: none
coping-live-in = Breathe in … 2 … 3 … 4
# reviewed: none
coping-live-hold-full = Hold … 2 … 3 … 4
# reviewed: none
coping-live-out = Breathe out … 2 … 3 … 4
# reviewed: none
coping-live-hold-empty = Wait … 2 … 3 … 4
# reviewed: none
coping-live-out-long = Breathe out slowly … 2 … 3 … 4 … 5 … 6
# reviewed: none
coping-live-see = **Five** things you can see. Name them, one by one.
# reviewed: none
coping-live-feel = **Four** things you can feel: the chair, your feet, the air, your clothes.
# reviewed: none
coping-live-hear = **Three** things you can hear, near or far.
# reviewed: none
coping-live-smell = **Two** things you can smell, or two smells you like.
# reviewed: none
coping-live-taste = **One** thing you can taste. Then one slow breath.
# reviewed: none
coping-live-notice = Notice that it's there. You don't have to do anything about it.
# reviewed: none
coping-live-where = Where in your body is it? Chest, stomach, jaw, hands?
# reviewed: none
coping-live-breathe-there = Breathe towards that spot, in and out, at your own pace.
# reviewed: none
coping-live-rising = Is it rising right now? Let it. It can't rise for ever.
# reviewed: none
coping-live-riding = Stay on top of it, one breath after the other.
# reviewed: none
coping-live-falling = Look again: has it changed, even a little? It keeps moving, and so do you.
# reviewed: none
coping-live-move-start = Start moving, at your own pace.
# reviewed: none
coping-live-move-on = Keep going. Faster, if that's good for you.
# reviewed: none
coping-live-move-last = The last 20 seconds.
# reviewed: none
coping-live-move-rest = Slow down. Let your breath come back.

## After a round

# reviewed: none
coping-after = { $way ->
    [lower] It was { $before } and now it is { $after }. It moved.
    [same] Still { $after }. That happens. You waited with it, and it may need another round or another tool.
   *[higher] It was { $before } and now it is { $after }. Cravings can rise before they fall. Try something else, or bring in a person.
}
# reviewed: none
coping-keep = Remember how this went
# reviewed: none
coping-kept = Remembered, for you alone. It counts in what helped you.
# reviewed: none
coping-stuck = It is as strong as it was, or stronger. You have done a lot already, and tools are not everything. Now is a good time for a person.
# reviewed: none
coping-fifteen = Wait 15 minutes with me

## My kit

# reviewed: none
coping-kit-title = ### My kit
    Only you see this. What stands first in a list is what Help shows you.
# reviewed: none
coping-kit-empty = Nothing here yet. A few words are enough, and you can fill it on a calm day.
# reviewed: none
coping-kit-edit = Write it down
# reviewed: none
coping-kit-triggers = Triggers
# reviewed: none
coping-kit-plans = If-then plans
# reviewed: none
coping-kit-helped = What helped me
# reviewed: none
coping-kit-form = My kit (only you see this)
# reviewed: none
coping-saved = Saved. Only you can see this.
# reviewed: none
coping-field-people = People
# reviewed: none
coping-hint-people = One a line, with a number if you like. The first three are on your card.
# reviewed: none
coping-field-places = Places
# reviewed: none
coping-hint-places = Where you feel safe, one a line. The first two are on your card.
# reviewed: none
coping-field-reasons = Reasons
# reviewed: none
coping-hint-reasons = What this is for, one a line. The first is on your card.
# reviewed: none
coping-field-songs = Songs
# reviewed: none
coping-hint-songs = What carries you, one a line.
# reviewed: none
coping-field-line = A line to call or text
# reviewed: none
coping-hint-line = Name and number, as you like. Help: /help-now
# reviewed: none
coping-list-people = **People:** { $items }
# reviewed: none
coping-list-places = **Places:** { $items }
# reviewed: none
coping-list-reasons = **Reasons:** { $items }
# reviewed: none
coping-list-songs = **Songs:** { $items }
# reviewed: none
coping-line = **To call or text:** { $line }
# reviewed: none
coping-card-title = ### What you wrote down for yourself
# reviewed: none
coping-kit-too-long = Each list can hold { $lines } lines of up to { $length } characters. Nothing was saved yet.

## Triggers

# reviewed: none
coping-triggers-title = ### My triggers
    What tends to bring a craving on. Knowing it helps to see it coming.
# reviewed: none
coping-triggers-empty = Nothing here yet, and that's fine.
# reviewed: none
coping-trigger-open = Open one
# reviewed: none
coping-trigger-add = Add a trigger
# reviewed: none
coping-trigger-edit = Change
# reviewed: none
coping-trigger-drop = Take it out
# reviewed: none
coping-trigger-form = A trigger (only you see this)
# reviewed: none
coping-trigger-words = What brings it on?
# reviewed: none
coping-trigger-hint = In your own words. Help: /help-now
# reviewed: none
coping-trigger-tags = What is it about?
# reviewed: none
coping-tag-time = a time
# reviewed: none
coping-tag-place = a place
# reviewed: none
coping-tag-people = people
# reviewed: none
coping-tag-feeling = a feeling
# reviewed: none
coping-trigger-length = A trigger needs some words, up to { $length } characters. Nothing was saved.
# reviewed: none
coping-triggers-full = You have { $most } triggers, which is as many as I keep. Take one out first.
# reviewed: none
coping-trigger-gone = That trigger is no longer there.

## If-then plans

# reviewed: none
coping-plans-title = ### My if-then plans
    One situation, one small step, decided beforehand. Up to three at a time.
# reviewed: none
coping-plans-empty = No plan yet. You choose both halves from a list.
# reviewed: none
coping-plan = If { $when }, then { $then }.
# reviewed: none
coping-plan-add = Make a plan
# reviewed: none
coping-plan-drop = Take a plan out
# $words = the trigger or plan, as it stands
# reviewed: none
coping-drop-sure =
    Take this out? It can't be brought back.
    > { $words }
# reviewed: none
coping-drop-yes = Take it out
# reviewed: none
coping-drop-no = Keep it
# reviewed: none
coping-plan-form = An if-then plan (only you see this)
# reviewed: none
coping-plan-when = If …
# reviewed: none
coping-plan-then = … then
# reviewed: none
coping-when-stress = I feel stressed
# reviewed: none
coping-when-lonely = I feel lonely
# reviewed: none
coping-when-angry = I am angry
# reviewed: none
coping-when-bored = I am bored
# reviewed: none
coping-when-tired = I can't sleep or am worn out
# reviewed: none
coping-when-good-news = something good happens and I want to celebrate
# reviewed: none
coping-when-offered = somebody offers me something
# reviewed: none
coping-when-old-place = I come past a place from before
# reviewed: none
coping-when-party = I am invited where people use or drink
# reviewed: none
coping-when-payday = money comes in
# reviewed: none
coping-when-argument = I had an argument
# reviewed: none
coping-when-evening = the evening gets long
# reviewed: none
coping-when-pain = I am in pain
# reviewed: none
coping-when-slipped = I had a slip
# reviewed: none
coping-then-call = I call or write to one person
# reviewed: none
coping-then-leave = I leave, and go somewhere safe
# reviewed: none
coping-then-wait = I wait 15 minutes before I decide
# reviewed: none
coping-then-breathe = I breathe slowly for a minute
# reviewed: none
coping-then-walk = I go for a walk
# reviewed: none
coping-then-eat = I eat and drink something
# reviewed: none
coping-then-no-thanks = I say “no, thanks” and change the subject
# reviewed: none
coping-then-meeting = I go to a meeting, there or online
# reviewed: none
coping-then-reasons = I read my reasons
# reviewed: none
coping-then-shower = I take a shower
# reviewed: none
coping-then-music = I put on a song from my kit
# reviewed: none
coping-then-bed = I go to bed
# reviewed: none
coping-then-hands = I do something with my hands
# reviewed: none
coping-then-craving = I open /craving
# reviewed: none
coping-plans-full = You have { $most } plans, which is as many as work well at once. Take one out first.

## What helped

# reviewed: none
coping-helped-title = ### What helped me
    From the rounds you saved, and from nobody else's.
# reviewed: none
coping-helped-empty = Nothing here yet. After a craving you can save how a tool went.
# reviewed: none
coping-helped = { $n ->
    [one] - { $tool }: once, { $drop } points lower
   *[other] - { $tool }: { $n } times, on average { $drop } points lower
}
# reviewed: none
coping-helped-forget = Forget these
# reviewed: none
coping-helped-sure = Erase all rounds you saved? What helped begins anew.
# reviewed: none
coping-helped-yes = Erase them
# reviewed: none
coping-helped-no = Keep them

## What is kept, in /privacy

# reviewed: none
kept-coping-kits = { $n ->
    [one] Your kit: people, places, reasons, songs. Nobody but you sees it.
   *[other] { $n } kits. Nobody but you sees them.
}
# reviewed: none
kept-coping-triggers = { $n ->
    [one] One trigger. Nobody but you sees it.
   *[other] { $n } triggers. Nobody but you sees them.
}
# reviewed: none
kept-coping-plans = { $n ->
    [one] One if-then plan. Nobody but you sees it.
   *[other] { $n } if-then plans. Nobody but you sees them.
}
# reviewed: none
kept-coping-rounds = { $n ->
    [one] One craving you saved, with the tool you tried. Nobody but you sees it.
   *[other] { $n } cravings you saved, with the tools you tried. Nobody but you sees them.
}
