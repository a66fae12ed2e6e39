"""The rehearsal room: the page on which anybody can be anybody in the town."""
