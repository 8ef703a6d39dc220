# Words of the kit: what every feature shares.

# reviewed: none
ui-help = Help
# reviewed: none
ui-home = Home
# reviewed: none
ui-earlier = Previous page
# reviewed: none
ui-later = Next page
# reviewed: none
ui-starting = I'm just starting up. Nothing is lost. Please try again in a minute. Help works right now.
# reviewed: none
ui-help-only = I can't reach my storage right now, so only Help works. Nothing that was saved is lost. Its log tells the people who run this bot why.
# reviewed: none
ui-slow = This is taking longer than it should. It may still be saved. Please look again in a minute before you send it once more. Help works right now.
# reviewed: none
ui-stale = This button belongs to something that is no longer there. Nothing happened. /home has everything I can do now.
# reviewed: none
ui-not-yours = This is for people who manage this server. If you need something changed, ask a moderator.
# reviewed: none
ui-defect = That didn't work, and it is my fault, not yours. What you saved before is where it was. If it happens again, give the people who run this bot this reference: { $reference }. If you came here because things are hard, Help works right now.
# reviewed: none
ui-your-words-file = Here is what you wrote, as a file, so that it isn't lost. Only you can see this.
# reviewed: none
ui-your-words = Here is what you wrote, so that it isn't lost. Only you can see this.
