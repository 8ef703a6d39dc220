# Sharing something of one's own: the exact words first, one press, and a way back.

# reviewed: none
shares-preview = This is exactly what others would read. Nothing is posted until you press.
# reviewed: none
shares-changed = Something changed since you looked, so I ask again. This is exactly what others would read now. Nothing was posted.
# reviewed: none
shares-choose = What to share
# reviewed: none
shares-where = { $use ->
    [support] Everyone who can read { $channel } would see it there. That is the support channel: company is welcome.
    [buddy] Your buddy would see it in { $channel }, and who else can read that place.
   *[other] Everyone who can read { $channel } would see it there.
}
# reviewed: none
shares-post = { $use ->
    [support] Post in support
    [checkins] Post in check-ins
    [buddy] Show my buddy
   *[other] Post it there
}
# reviewed: none
shares-keep = Keep it private
# reviewed: none
shares-edit = Edit
# reviewed: none
shares-done = Posted in { $channel }. You can take it back any time.
# reviewed: none
shares-back = Take it back
# reviewed: none
shares-deleted = Deleted.
# reviewed: none
shares-gone = The post is gone.
# reviewed: none
shares-already = This is already posted there.
# reviewed: none
shares-nowhere = There is no channel here right now where both of us may write. It stays private.
# reviewed: none
shares-refused = I couldn't post there, so nothing was posted. It stays private. A moderator can see what I lack with /setup channels.
# reviewed: none
shares-unknown = Discord didn't tell me whether the post arrived. Please look in the channel. You can press again, or take it back.
# reviewed: none
shares-taken-back = You took it back while it was on its way. It isn't posted.
# reviewed: none
kept-shares = { $n ->
    [one] Where one post you asked for stands, so that you can take it back. The post itself is public.
   *[other] Where { $n } posts you asked for stand, so that you can take them back. The posts themselves are public.
}
