# Words of Help. No emoji, no exclamation marks, grade 7 or lower, a block at most 900 characters.
# Numbers never stand here: they come from data/resources/helplines.yaml.

## First screen (X-1)

# reviewed: none
help-now-menu-title = Help now
# reviewed: none
help-now-menu-intro = I am a bot. I am not a counsellor or an emergency service, and nobody is watching my messages. I can show you who to call.
# reviewed: none
help-now-menu-question = What is going on? Choose what is closest. You can come back here at any time.

# reviewed: none
help-now-choice-suicide = I'm thinking about suicide or self-harm
# reviewed: none
help-now-choice-overdose = Overdose or poisoning
# reviewed: none
help-now-choice-withdrawal = Withdrawal or detox
# reviewed: none
help-now-choice-about-to-use = Craving or about to use
# reviewed: none
help-now-choice-worried = Worried about someone
# reviewed: none
help-now-choice-talk = I need to talk
# reviewed: none
help-now-choice-calling = Help me with calling
# reviewed: none
help-now-choice-menu = Other kinds of help
# reviewed: none
help-now-choice-someone = Five steps to help someone
# reviewed: none
help-now-choice-naloxone = About naloxone
# reviewed: none
help-now-choice-copy = Send me a copy
# reviewed: none
help-now-choice-moderator = Ask a moderator to reach out
# reviewed: none
help-now-choice-country = Choose a country

## Emergency numbers, in every state of knowledge

# reviewed: none
help-now-danger = **In danger or badly hurt: call { $number }.**
# reviewed: none
help-now-danger-two = **Badly hurt: call { $first } for an ambulance. In danger: call { $second } for the police.**
# reviewed: none
help-now-danger-none = **In danger or badly hurt: call your local emergency number.** I have no sure number for { $country }. Ask someone near you if you don't know it.
# reviewed: none
help-now-danger-unknown = **In danger or badly hurt: call your local emergency number.**
# reviewed: none
help-now-common-numbers =
    The number is not the same everywhere:
    { $europe } in India and most of Europe.
    { $america } in the United States, Canada, Mexico, Argentina and the Philippines.
    { $britain } in the United Kingdom, Hong Kong and Malaysia.
    { $australia } in Australia. { $new_zealand } in New Zealand.

## Suicide and self-harm (X1)

# reviewed: none
help-now-suicide-title = Thoughts of suicide or self-harm
# reviewed: none
help-now-suicide-intro = Thank you for reaching out. This may feel very heavy. I am a bot and can't tell how safe you are, but people can help right now.
# reviewed: none
help-now-suicide-line = **Thoughts of suicide or of hurting yourself: call { $name }, { $number }.** You don't need to be sure that it is bad enough.
# reviewed: none
help-now-nobody-told = Nobody has been told that you opened this.

# reviewed: none
help-now-line-about = { $open ->
        [always] It is open day and night.
        [some] Open: { $hours }.
       *[unknown] I don't know its hours. If nobody picks up, try the next one.
    } { $cost ->
        [free] The call is free.
        [standard] You pay for a normal call.
       *[unknown] The call may cost money.
    }
# reviewed: none
help-now-text-word = **Rather type?** Text { $word } to { $number } ({ $name }).
# reviewed: none
help-now-text = **Rather type?** Send a text message to { $number } ({ $name }).
# reviewed: none
help-now-chat = **Rather type?** { $name } has an online chat: { $url }
# reviewed: none
help-now-directory = More lines, sorted by country: { $url }
# reviewed: none
help-now-directory-only = I have no sure line to call in your country for this. This list has lines for many countries: { $url }

## Help with calling (X2)

# reviewed: none
help-now-calling-title = What is in the way?
# reviewed: none
help-now-calling-talk = **I just want to talk.** That is what these lines are for. You can start with: "I'm not sure I should be calling."
# reviewed: none
help-now-calling-intense = **It is too intense.** You don't have to explain it well. "I don't know what to say" is enough.
# reviewed: none
help-now-calling-police = **I don't want police.** Ask first how they handle that. You decide what to share.
# reviewed: none
help-now-calling-before = **It didn't help before.** I'm sorry. Another line, or a person you trust, may be different.
# reviewed: none
help-now-calling-quiet = **I can't speak here.** You could step outside, or type to a line that has text or chat.
# reviewed: none
help-now-calling-language = **It is not my language.** Ask if someone there speaks yours. The list below has lines in many countries.
# reviewed: none
help-now-calling-near = Would it help to be near someone while you do it?

## Overdose or poisoning (O1)

# reviewed: none
help-now-overdose-title = Overdose or poisoning
# reviewed: none
help-now-overdose-intro = **Treat this as an emergency now.**
# reviewed: none
help-now-overdose-call = **1. Call { $number }.** Say where you are, and "not breathing" or "won't wake up". You don't have to mention drugs.
# reviewed: none
help-now-overdose-call-two = **1. Call { $first }. If that does not work, call { $second }.** Say where you are, and "not breathing" or "won't wake up". You don't have to mention drugs.
# reviewed: none
help-now-overdose-call-none = **1. Call your local emergency number.** I have no sure number for { $country }. Shout for someone who knows it. Say where you are, and "not breathing" or "won't wake up". You don't have to mention drugs.
# reviewed: none
help-now-overdose-call-unknown = **1. Call your local emergency number.** Say where you are, and "not breathing" or "won't wake up". You don't have to mention drugs.
# reviewed: none
help-now-overdose-naloxone = **2. Give naloxone** if there is any. Give it again after 2 to 3 minutes if breathing is not normal. It does no harm if it was not opioids.
# reviewed: none
help-now-overdose-breaths = **3. Not breathing well:** tilt the head back. Give one breath every 5 seconds. Or do what the person on the phone says.
# reviewed: none
help-now-overdose-side = **4. Breathing but out:** roll them onto their side and stay with them.
# reviewed: none
help-now-overdose-never = Don't leave them to sleep it off. No cold shower. Don't make them throw up.
# reviewed: none
help-now-overdose-you = **If it is you:** call now, unlock the door, tell someone near you, and take nothing more.
# reviewed: none
help-now-overdose-poison = Poison line: { $name }, { $number }. Some poisons feel fine for hours and still need help today.
# reviewed: none
help-now-overdose-poison-unknown = I have no poison line to show you. The emergency number helps with poisoning too. Some poisons feel fine for hours and still need help today.
# reviewed: none
help-now-overdose-law = Many places protect people who call for help. The rules differ from place to place.

## Withdrawal (W1 and W2)

# reviewed: none
help-now-withdrawal-title = Withdrawal or detox
# reviewed: none
help-now-withdrawal-intro = Wanting to stop is a good thing. **Please talk to a medical person first.** If your body is used to **alcohol, benzos (Xanax, Valium, Klonopin, Ativan) or GHB**, a sudden stop can cause seizures and can kill. With medical help it can be done safely.
# reviewed: none
help-now-withdrawal-call = **Call { $number } now for any of these:**
# reviewed: none
help-now-withdrawal-call-two = **Call { $first } now for any of these. If that does not work, call { $second }:**
# reviewed: none
help-now-withdrawal-call-none = **Call your local emergency number now for any of these.** I have no sure number for { $country }, so ask someone near you:
# reviewed: none
help-now-withdrawal-call-unknown = **Call your local emergency number now for any of the signs below.**
# reviewed: none
help-now-withdrawal-signs = A seizure. Being confused. Seeing or hearing things. Fever. Chest pain. Fainting. A very fast heartbeat. Vomiting that won't stop. Or if you are pregnant.
# reviewed: none
help-now-withdrawal-today = **If not, then today:** see a doctor or urgent care, or call { $name }, { $number }. Ask for "medically supervised withdrawal".
# reviewed: none
help-now-withdrawal-today-unknown = **If not, then today:** see a doctor, urgent care or a hospital. Ask for "medically supervised withdrawal".
# reviewed: none
help-now-withdrawal-stay = Until you have spoken to someone, try not to be alone. Don't suddenly stop a medicine that was prescribed to you. I can't advise on doses or on cutting down.
# reviewed: none
help-now-withdrawal-opioids = **Opioids:** withdrawal feels awful and it can be treated. Medicines like buprenorphine or methadone can start quickly. Drink fluids. Your body loses its tolerance within days, so going back to your old amount is dangerous.

## About to use (S5)

# reviewed: none
help-now-about-to-use-title = Craving or about to use
# reviewed: none
help-now-about-to-use-intro = You told someone before, not after. That matters.
# reviewed: none
help-now-about-to-use-wait = Could you give it 15 minutes? Move to another place if you can. Drink some water. Call or write to a person you trust.
# reviewed: none
help-now-about-to-use-line = **To talk with someone about it:** { $name }, { $number }.
# reviewed: none
help-now-about-to-use-company = **If you do use, please don't use alone.**
# reviewed: none
help-now-never-alone = { $name } stays on the phone with you and gets help if you stop answering: { $number }.
# reviewed: none
help-now-never-alone-unknown = Ask someone to stay with you, and keep naloxone close if you can get it.

## Worried about someone (X4)

# reviewed: none
help-now-worried-title = Worried about someone
# reviewed: none
help-now-worried-intro = You don't have to fix this alone.
# reviewed: none
help-now-worried-call = **If they may be in danger now: call the emergency number where they are.** In { $country } it is { $number }.
# reviewed: none
help-now-worried-call-two = **If they may be in danger now: call the emergency number where they are.** In { $country } it is { $first } for an ambulance and { $second } for the police.
# reviewed: none
help-now-worried-call-none = **If they may be in danger now: call the emergency number where they are.** I have no sure number for { $country }.
# reviewed: none
help-now-worried-call-unknown = **If they may be in danger now: call the emergency number where they are.**
# reviewed: none
help-now-worried-wake = If they won't wake up or don't breathe well, that is an emergency. The steps are under "Overdose or poisoning" below.
# reviewed: none
help-now-worried-ask = **Ask directly:** "Are you thinking about suicide?" Asking does not put the idea there. Then listen.
# reviewed: none
help-now-worried-safe = Help them get away from anything they could use to hurt themselves, if that is safe for you. Check in again tomorrow.
# reviewed: none
help-now-worried-line = **Call { $name }, { $number },** with them or to ask for advice.
# reviewed: none
help-now-worried-discord = On Discord you can report a message as self-harm. Discord may contact the authorities.

## I need to talk

# reviewed: none
help-now-talk-title = I need to talk
# reviewed: none
help-now-talk-intro = You don't need a big reason to talk to someone. I am a bot, but there are people who listen.
# reviewed: none
help-now-talk-line = **{ $name }**: call { $number }.

## Lines that a server's admins added or changed

# $reach = a number as people dial it, or a link; $hours = what admins wrote, may be empty
# reviewed: none
help-now-local-line = **Near you: { $name }**, { $reach }. { $hours ->
        [unknown] I don't know its hours.
       *[other] Open: { $hours }.
    } The admins of this server added it on { $date }. I have not checked it.
# $reason = what admins wrote
# reviewed: none
help-now-local-changed = The admins of this server changed the number of { $name } on { $date }: { $reason }

## Where the numbers come from

# reviewed: none
help-now-numbers = These numbers are for { $country }. They come from public lists; the oldest is from { $date }. Nobody has checked them for this bot yet. If one does not work, try the next.
# reviewed: none
help-now-numbers-checked = These numbers are for { $country }. A person checked them; the oldest check is from { $date }.
# reviewed: none
help-now-numbers-unknown = I don't know which country you are in. Choose it below to see its numbers.
