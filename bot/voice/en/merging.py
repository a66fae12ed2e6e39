"""Issues that are the same matter: at the office, at the units, and to those who asked."""

SENTENCES = {
    "desk.alike": "May be the same matter as {number}: {who} · {title}",
    "desk.merged": "Merged into {number}, no longer handled on its own",
    "desk.follower": "Merged in: {number} {who}",
    "desk.followers.more": "Merged in altogether: {count}",
    "desk.history.absorbed": "Merged in",
    "another_requester": "another requester",
    "button.merge": "Merge into {number}",
    "button.merge.sure": "Yes, merge into {number}",
    "button.not_solved": "Not solved",
    "menu.merge": (
        "Merge {number} into {into}? {who} is told in one sentence, and follows {into} from then on."
        " It can be undone for 10 minutes."
    ),
    "pop.done.merge": "Merged; it can be undone for 10 minutes",
    "pop.done.undo": "Undone",
    "alert.merged": "{number} was merged into {into} and is no longer handled on its own.",
    "alert.undone": "{number} is no longer merged into {into}; please go on with it. {limits}",
    "alert.alone": "{number} had been merged into {into}, which was withdrawn. It stands on its own again. {limits}",
    "card.merged": "Merged into {number}",
    "milestone.merged": "{number} Your matter is handled together with {into}; I will tell you here when it is done.",
    "milestone.unmerged": "{number} Your matter is handled on its own again; I will tell you the result here.",
    "milestone.alone": (
        "{number} {into}, with which your matter was handled, has been withdrawn."
        " Yours goes on by itself; I will tell you the result here."
    ),
    "followed.result": (
        "{number} was handled together with {into}. {who} answers: {answer}\nIf it is not solved, press “Not solved”."
    ),
    "followed.why": (
        "{number} {who} answers: {answer}\nPlease reply to this message and say what is not solved;"
        " it is taken up again at once."
    ),
    "followed.redone": (
        "{number} {who} answered: {answer}\nIt is not solved yet: {who} works on it again."
        " I will tell you the result here."
    ),
    "followed.alone": "{number} is no longer handled together with {into}; I will tell you the result here.",
    "followed.declined": "{number} was handled together with {into}, which could not be accepted: {reason}",
    "followed.veil": "{number} The result is not shown in the group; press “Private chat” to read it.",
    "followed.withdraws": "Your matter is handled together with {into}; you need not withdraw it.",
    "refusal.merge_which": "Please say into which issue, for instance: /merge {example}",
    "refusal.join_itself": "An issue can't be merged into itself.",
    "refusal.joined.join_ended": "{number} has ended; nothing can be merged into it.",
    "refusal.joined.join_merged": "That one was merged into {number}; please merge into {number} instead.",
    "refusal.join_report": "Reports are handled on their own and never merged.",
    "refusal.joined.join_private": "{number} is not shown in the group; an issue that is can't be merged into it.",
    "refusal.joined.undo_worked": "Somebody has worked on {number} already; the split can't be undone.",
    "menu.command.merge": "Reply to a card: merge it into another issue",
    "menu.command.undo": "Reply to a card: undo the last merger or split",
}
