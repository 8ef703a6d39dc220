# What each programme of data/resources/programmes.yaml is, in neutral words of our own: no praise, no promise, no
# comparison, nothing quoted. Proper names stand in the data file.

# reviewed: none
resources-programme-aa = A fellowship of people who want to stop drinking. Members share their experience and work through twelve steps, often with a sponsor. Spiritual in tone, tied to no one faith. In person and online.
# reviewed: none
resources-programme-na = A fellowship for people who want to stop using drugs of any kind. Members share and work through twelve steps, often with a sponsor. Groups differ in how they see prescribed medicine, so it is fine to ask. In person and online.
# reviewed: none
resources-programme-ca = A twelve-step fellowship that began with cocaine and is open to people who want to stop any substance. Members share and may have a sponsor.
# reviewed: none
resources-programme-ga = A twelve-step fellowship for people who want to stop gambling. Members share what happened and how they get through the day.
# reviewed: none
resources-programme-aca = A twelve-step fellowship for adults who grew up in a home with alcohol or other troubles. It is about one's own life, not about fixing someone else's.
# reviewed: none
resources-programme-smart = Group meetings with a trained facilitator, about skills: motivation, urges, thoughts, and balance. Secular. For alcohol, drugs, gambling and other behaviours. Talking with each other is part of it; there are no sponsors.
# reviewed: none
resources-programme-smart-family = The same skills for people close to someone who uses: how to talk, set limits, and look after oneself.
# reviewed: none
resources-programme-refuge = Groups built on Buddhist ideas and meditation. You don't have to be a Buddhist. Meetings usually have a time of silence, a reading, and sharing.
# reviewed: none
resources-programme-dharma = Groups led by their members, built on Buddhist ideas and meditation, for any substance or behaviour. You don't have to be a Buddhist.
# reviewed: none
resources-programme-lifering = Secular groups where people talk about their week and build a plan of their own. No steps and no sponsors. In person and online.
# reviewed: none
resources-programme-wfs = Groups for women, led by women, about self-worth and growth beside not drinking or using. Not a twelve-step programme.
# reviewed: none
resources-programme-faith = Many churches, mosques, temples and other communities hold recovery groups in the words of their faith. Ask one near you whether it has a group, and how it sees medicine that a doctor prescribed.
# reviewed: none
resources-programme-medication = Groups where people who take medication for opioid or alcohol use disorder are in recovery like anyone else. Some exist for just this; in others it depends on the group. Clinics that prescribe it often know one.
# reviewed: none
resources-programme-al-anon = Twelve-step groups for family and friends of someone who drinks. Alateen is for young people. It is about one's own life, whether or not the other person stops.
# reviewed: none
resources-programme-nar-anon = Twelve-step groups for family and friends of someone who uses drugs. It is about one's own life, whether or not the other person stops.
# reviewed: none
resources-programme-in-the-rooms = A website with online meetings of many kinds of programmes, and a place to meet others in recovery. An account is needed.
# reviewed: none
resources-programme-soberistas = An online community about alcohol, known mostly in Britain. I could not confirm whether it still runs or what it costs.
