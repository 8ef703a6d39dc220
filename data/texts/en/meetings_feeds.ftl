# What became of a row of somebody's list of meetings, or of the list. Read by admins; plain and short.

# reviewed: none
meetings-left-not-a-row = This row is not a list of fields.
# reviewed: none
meetings-left-no-name = It has no name, and no place to name it after.
# reviewed: none
meetings-left-day = Its day is none I am sure of.
# reviewed: none
meetings-left-numbering = This list counts days from 1 to 7, and I am not sure which day is 1.
# reviewed: none
meetings-left-time = Its time is none I can read.
# reviewed: none
meetings-left-half = Its time could be morning or evening.
# reviewed: none
meetings-left-two-times = It gives two times that do not agree.
# reviewed: none
meetings-left-no-zone = It names no time zone, and the list has none. Choose the list's zone first.
# reviewed: none
meetings-left-zone = It names a time zone I do not know.
# reviewed: none
meetings-left-far-off = It lies too far away to keep the list's time, and names no zone of its own.
# reviewed: none
meetings-left-repeated = The same row stands in the list already.
# reviewed: none
meetings-left-unpublished = It is marked as not published, private or archived.
# reviewed: none
meetings-left-format-only = This row describes a kind of meeting. It is not a meeting.
# reviewed: none
meetings-left-too-many = There are more rows than I take from one list.
# reviewed: none
meetings-left-whole-day = It lasts whole days and has no time.
# reviewed: none
meetings-left-recurrence = It repeats in a way I do not follow. I know daily, weekly and monthly.
# reviewed: none
meetings-left-over = It is over, and no further date is given.
# reviewed: none
meetings-left-cancelled = It is cancelled.
# reviewed: none
meetings-left-unreadable = I could not read it.
# reviewed: none
meetings-left-empty = There is nothing in it.
# reviewed: none
meetings-left-too-big = It is larger than 20 MB.
# reviewed: none
meetings-left-web-page = It is a web page. It is not a list of meetings.
# reviewed: none
meetings-left-challenge = The website asked whether I am a browser, and showed no list.
# reviewed: none
meetings-left-broken = It breaks off, or is not written as its format asks.
# reviewed: none
meetings-left-no-feed = It is no list of meetings that I know.
# reviewed: none
meetings-left-no-rows = The list has no rows.
# reviewed: none
meetings-left-nothing = Not one row could be taken, so the last good copy stays.
# reviewed: none
meetings-left-shrunk = It lost almost a third of its meetings at once, so the last good copy stays.
