# What stands around a help card when a submitted text sounded heavy. Never "you are", never what matched.
# No emoji, no exclamation marks, grade 7 or lower.

# reviewed: none
screening-lead = { $card ->
    [overdose] What you wrote sounds like somebody may be in danger right now.
    [helper] What you wrote sounds like you are worried about someone.
    [withdrawal] What you wrote sounds like your body may be going through withdrawal. That can be dangerous, and it can be treated.
    [relapse] Thank you for writing that. It sounds like a hard moment.
   *[crisis] Thank you for writing that. It sounds very heavy.
} { $moment ->
    [sharing] So this comes first. It is saved as you wrote it. Nothing has been posted and nobody has been told.
   *[saved] So this comes first. It is saved as you wrote it. Nobody has been told.
}
# reviewed: none
screening-open = Show me help
# reviewed: none
screening-wrong = I'm okay, wrong read
# reviewed: none
screening-wrong-thanks = Thanks for telling me. I misread sometimes. Your words are saved as you wrote them; that I showed this card is not.
# reviewed: none
screening-after-use = If something was taken: what happened is not who you are, and the days before still count. If opioids or street pills might be involved: after a break, an amount you used before can stop your breathing. Please don't be alone with it, and keep naloxone close.
# reviewed: none
screening-still-share = Still share this
