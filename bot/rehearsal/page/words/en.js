export default {
  close: "OK",
  cancel: "Cancel",
  errors: {
    gone: "This message is gone.",
    not_in_chat: "This person is not in this chat.",
    empty: "Nothing is written yet.",
    too_long: "This is too long. Please send it in several messages.",
    too_large: "Too large: 20 MB for each file and 50 MB together at most.",
    too_many: "Ten files at a time at most.",
    full: "The town holds no more files. Begin anew to send others.",
    not_yours: "You can only edit what you said yourself.",
    closed: "This is closed and takes no more messages.",
    busy: "The story is playing or time is passing. One moment please.",
    not_now: "Xiaoer is just waking up. A few seconds please.",
    offline: "The rehearsal room cannot be reached. Nothing was sent.",
    failed: "That did not work. Please try again.",
  },
};
