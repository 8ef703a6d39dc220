# Helplines and programmes to look through. Plain and short; numbers come from data/resources/helplines.yaml.

# reviewed: none
command-resources = Helplines, programmes and how to find care, by country and topic. Private.
# reviewed: none
resources-home = Find helplines and programmes

## The front

# reviewed: none
resources-title = Helplines and programmes
# reviewed: none
resources-in = These are for { $country }.
# reviewed: none
resources-where-unknown = I don't know which country you are in, and I don't guess. Choose it below to see its lines.
# reviewed: none
resources-unchecked = I say with each line where it was seen and when. Until a person has checked one, I say that too.
# reviewed: none
resources-choose-topic = What is it about?
# reviewed: none
resources-topic = { $topic ->
        [suicide] Suicide and crisis
        [substance] Alcohol and drugs
        [gambling] Gambling
        [mental-health] Mental health
        [domestic-violence] Violence at home
        [youth] Young people
        [lgbtq] LGBTQ+ people
        [veterans] Veterans
        [poison] Poisoning
        [peer-support] Peer support
       *[family] Family and friends
    }
# reviewed: none
resources-country = Choose a country
# reviewed: none
resources-programmes = Programmes and groups
# lint-ok: where to look for care that this bot does not give
# reviewed: none
resources-treatment = How to find treatment
# reviewed: none
resources-people = Who helps with what
# reviewed: none
resources-back = Back
# reviewed: none
resources-country-unknown = I don't know that country by that name. Try its English name. The list of lines in Help works everywhere.

## A list of lines

# reviewed: none
resources-list-title = { $topic } · { $country }
# reviewed: none
resources-list-title-unknown = { $topic }
# reviewed: none
resources-none = I have no line for this in { $country } that I am sure enough of. Another topic may fit too, and the list above works in many countries.
# reviewed: none
resources-none-unknown = Choose a country to see its lines for this.
# reviewed: none
resources-call = Call { $number }
# reviewed: none
resources-text = Text { $number }
# reviewed: none
resources-text-word = Text { $word } to { $number }
# reviewed: none
resources-chat = Chat: { $url }
# reviewed: none
resources-web = Website: { $url }
# reviewed: none
resources-open = { $open ->
        [always] Open day and night.
        [some] Open: { $hours }.
       *[unknown] Hours not known.
    }
# reviewed: none
resources-cost = { $cost ->
        [free] Free.
        [standard] You pay for a normal call.
       *[unknown] Cost not known.
    }
# reviewed: none
resources-languages = Languages: { $languages }.
# reviewed: none
resources-languages-unknown = Languages not known.
# reviewed: none
resources-region = For one part of the country only ({ $region }).
# reviewed: none
resources-worldwide = Online or worldwide.
# reviewed: none
resources-youth = For young people.
# $date = a year, a month or a day
# reviewed: none
resources-seen = Seen in { $source } { $precise ->
        [day] on
       *[other] in
    } { $date }; not checked by a person.
# reviewed: none
resources-verified = Verified by { $name } on { $date }.
# reviewed: none
resources-old = That is over half a year ago. If it doesn't work, try the next one.
# reviewed: none
resources-near = From this server: **{ $name }**
# reviewed: none
resources-near-added = Added by the admins of this server on { $date }; not checked by me.
# reviewed: none
resources-replaced = The admins of this server changed this number on { $date }: { $reason }

## Programmes

# reviewed: none
resources-programmes-title = Programmes and groups
# reviewed: none
resources-programmes-intro = There are many ways, and none of them is the right one for everyone. I stand for none of these, and each time you open this their order is chance. Try a few, and go where you feel at ease.
# reviewed: none
resources-path-choose = Which kind?
# reviewed: none
resources-path-all = All kinds
# reviewed: none
resources-path = { $path ->
        [twelve-step] Twelve steps
        [skills] Skills and thinking
        [buddhist] Buddhist ideas and meditation
        [secular] Secular
        [women] For women
        [faith] Faith
        [medication] Medication is welcome
        [family] Family and friends
       *[online] Online community
    }
# reviewed: none
resources-website-unknown = I don't know its website for sure.

## Who helps with what

# reviewed: none
resources-people-peer = **A peer specialist** (also: recovery coach, peer worker) has been through it and is trained to walk beside you. They share what helped them, help you set goals and find your way to services. They don't treat an illness.
# lint-ok: it explains what other people do, not this bot
# reviewed: none
resources-people-counsellor = **A counsellor or therapist** has studied for it. They can look at what is going on with you, and work on it with you over time. A licence and rules bind them.
# reviewed: none
resources-people-doctor = **A doctor or nurse** can help you stop safely, and can prescribe medicine. Ask one before you stop alcohol or sedatives that you use every day.
# reviewed: none
resources-people-sponsor = **A sponsor or mentor** is a member of a group, further along, who gives time freely. That is not a job or a licence.
# reviewed: none
resources-people-bot = Many people have more than one of these. I am none of them: I am a bot.

## How to find care

# reviewed: none
resources-treatment-intro = **Free and public first.** In this order it costs the least:
# reviewed: none
resources-treatment-helpline = 1. **A helpline for alcohol and drugs** in your country. It knows what is near you and what is free. The button below shows the ones I know.
# reviewed: none
resources-treatment-clinic = 2. **Your own doctor, a community clinic or a public hospital.** You can say: "I want to stop, and I need help to do it safely."
# reviewed: none
resources-treatment-public = 3. **The health service of your town, region or country.** Look for "addiction service", "substance use" or "drug and alcohol service" with the name of your place.
# reviewed: none
resources-treatment-peers = 4. **Peer groups.** They are free, and their members know which places treat people well.
# reviewed: none
resources-treatment-paying = **Before you pay anyone,** ask: What does it cost in all? Is there a licence, and who gave it? Do you offer medication? What happens when I leave? A good place answers in plain words. Nobody can promise that it works.
# reviewed: none
resources-treatment-danger = **If a stop could be dangerous** (alcohol, benzos or GHB every day), talk to a medical person first. Help has the signs to look for.
# reviewed: none
resources-treatment-lines = Lines for alcohol and drugs

## What admins add (setup)

# reviewed: none
command-setup-lines = Add lines near you, and hide or replace one that does not work.
# reviewed: none
resources-setup = Lines near you
# reviewed: none
resources-lines-title = Helplines of this server
# reviewed: none
resources-lines-intro = What you add here is shown to members of this server in /resources and in Help, with the day it was added. I don't check it. An emergency number can't be hidden or replaced.
# reviewed: none
resources-lines-none = Nothing was added yet.
# $who = who added it, or words for somebody who is no longer named
# reviewed: none
resources-lines-entry = **{ $name }**, { $reach } ({ $topic }). Added by { $who } on { $date }.
# reviewed: none
resources-lines-hidden = Not shown here: **{ $name }**. { $who }, { $date }: { $reason }
# reviewed: none
resources-lines-replaced = Other number here: **{ $name }**, now { $number }. { $who }, { $date }: { $reason }
# reviewed: none
resources-lines-right = I looked: this one is still right
# reviewed: none
resources-lines-old = Over half a year old. Is it still right? If so, remove it and add it again.
# reviewed: none
resources-lines-nobody = somebody who is no longer named
# reviewed: none
resources-lines-add = Add a line
# reviewed: none
resources-lines-outage = A line does not work
# reviewed: none
resources-lines-remove = Take something back
# reviewed: none
resources-form-title = A helpline near you
# reviewed: none
resources-form-name = Name
# reviewed: none
resources-form-name-hint = As it calls itself. Help for yourself: /help-now
# reviewed: none
resources-form-reach = Number or link
# reviewed: none
resources-form-reach-hint = A number as people dial it, or a link that begins with https
# reviewed: none
resources-form-hours = When is it open?
# reviewed: none
resources-form-hours-hint = For example: Monday to Friday, 9 to 17. Leave it empty if you don't know.
# reviewed: none
resources-form-topic = What is it about?
# reviewed: none
resources-outage-no-country = I don't know which country this server is in. Choose it with /setup region first, then I can show its lines.
# reviewed: none
resources-outage-topic = Which kind of line does not work?
# reviewed: none
resources-outage-line = Which line?
# reviewed: none
resources-outage-none = I have no line of this kind for { $country }.
# reviewed: none
resources-outage-title = A line that does not work
# reviewed: none
resources-outage-number = Another number for it
# reviewed: none
resources-outage-number-hint = Leave it empty to hide the line on this server.
# reviewed: none
resources-outage-reason = Why?
# reviewed: none
resources-outage-reason-hint = Members read this beside a new number. Help for yourself: /help-now
# reviewed: none
resources-staff-added = **{ $who }** added a helpline for this server: { $name }, { $reach }.
# reviewed: none
resources-staff-changed = **{ $who }** marked a helpline as not working: { $name }. { $reason }
# reviewed: none
resources-staff-removed = **{ $who }** took back a helpline or a change to one.
# reviewed: none
resources-staff-unreachable = It is saved, but I couldn't tell the staff channel { $channel }.
# reviewed: none
resources-name-needed = A line needs a name. Nothing was saved.
# reviewed: none
resources-reach-form = That is neither a number that can be dialled nor a link that begins with https. Nothing was saved.
# reviewed: none
resources-too-many = I keep up to { $most } of these for a server. Take one back first. Nothing was saved.
# reviewed: none
resources-gone = That is no longer there. Nothing was changed.

## What is kept (privacy)

# reviewed: none
kept-line-authors = { $n ->
        [one] One helpline that you added or changed for a server: that it was you
       *[other] { $n } helplines that you added or changed for a server: that it was you
    }
