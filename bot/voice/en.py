"""English: the second language."""

SENTENCES: dict[str, str] = {
    # ── words ──────────────────────────────────────────────────────────────
    "status.received": "Received",
    "status.accepted": "Accepted",
    "status.dispatched": "Dispatched",
    "status.in_progress": "In progress",
    "status.waiting": "More needed",
    "status.handled": "Handled",
    "status.closed": "Closed",
    "status.declined": "Declined",
    "status.withdrawn": "Withdrawn",
    "status.merged": "Merged",
    "action.open": "Open",
    "action.add": "Add",
    "action.withdraw": "Withdraw",
    "action.instruct": "Instruct",
    "action.accept": "Accept",
    "action.decline": "Decline",
    "action.dispatch": "Dispatch",
    "action.sign": "Sign",
    "action.return": "Return",
    "action.ask": "Ask",
    "action.progress": "Progress",
    "action.note": "Note",
    "action.extend": "Extend",
    "action.handle": "Result",
    "action.confirm": "Confirm",
    "action.redo": "Redo",
    "action.remind": "Remind",
    "action.supervise": "Supervise",
    "action.merge": "Merge",
    "action.split": "Split",
    "action.undo": "Undo",
    "action.classify": "Make private",
    "action.call_back": "Call back",
    "kind.inquiry": "Inquiry",
    "kind.help": "Help",
    "kind.complaint": "Complaint",
    "kind.report": "Report",
    "kind.suggestion": "Suggestion",
    "urgency.urgent": "Urgent",
    "urgency.normal": "Normal",
    "urgency.complex": "Complex",
    "rating.satisfied": "Satisfied",
    "rating.fairly_satisfied": "Fairly satisfied",
    "rating.not_satisfied": "Not satisfied",
    # ── small pieces ───────────────────────────────────────────────────────
    "and": ", ",
    "dot": " · ",
    "number": "#{prefix}{number}",
    "leader": "{title} {name}",
    "handler": "{name}, {unit}",
    "office": "the mayor's office",
    "unverified": "enterprise not verified",
    "identity_kept": "The reporter's name is kept confidential",
    "time.today": "{clock} today",
    "time.day": "{day} {month_name}",
    "time.day_clock": "{clock} on {day} {month_name}",
    "time.year": "{rest} {year}",
    "time.before": "by {when}",
    "time.estimated": "{when} (provisional)",
    "time.minutes": "{minutes} min",
    "time.hours": "{hours} h",
    "took.minutes": "{minutes} min",
    "took.hours": "{hours} h",
    "took.hours_minutes": "{hours} h {minutes} min",
    "took.days": "{days} d",
    "took.days_hours": "{days} d {hours} h",
    # ── the card in the group ──────────────────────────────────────────────
    "card.received.within": "the mayor's office looks at it within {time}",
    "card.received.by": "the mayor's office looks at it {when}",
    "card.accepted": "the mayor's office assigns it {when}",
    "card.dispatched": "{status} to {lead}",
    "card.assisting": "with {units}",
    "card.in_progress": "{name}, {lead}",
    "card.waiting": "Please add: {question}",
    "card.handled": "waiting for your word",
    "card.closed": "{rating} · took {took}",
    "card.instruction": "{leader}: {text}",
    "card.progress": "Progress: {text}",
    "card.declined": "Reason: {reason}",
    "card.redone": "redo no. {times}",
    "veil": "{number} is now handled in private",
    # ── what came along with the words ─────────────────────────────────────
    "attachments": "Attached: {files}",
    "attachments.one.photo": "{number} photo",
    "attachments.one.document": "{number} document",
    "attachments.one.video": "{number} video",
    "attachments.one.voice": "{number} voice message",
    "attachments.one.audio": "{number} recording",
    "attachments.one.location": "{number} location",
    "attachments.one.contact": "{number} contact",
    "attachments.more.photo": "{number} photos",
    "attachments.more.document": "{number} documents",
    "attachments.more.video": "{number} videos",
    "attachments.more.voice": "{number} voice messages",
    "attachments.more.audio": "{number} recordings",
    "attachments.more.location": "{number} locations",
    "attachments.more.contact": "{number} contacts",
    # ── new messages, at milestones ────────────────────────────────────────
    "milestone.dispatched": "{number} is accepted and with {units}; you will have an answer {when}.",
    "milestone.question": "{number} · Please add, for {who}: {question}\nJust reply to this message; photos and files are welcome.",
    "milestone.result": "{number} · Answer from {who}: {answer}\nDoes this solve it?",
    "milestone.result.rated": "{number} · Answer from {who}: {answer}\n{rating}. Thank you for telling us.",
    "milestone.result.why": (
        "{number} · Answer from {who}: {answer}\nPlease reply to this message and say what is not solved; we will take it up again at once."
    ),
    "milestone.result.redone": "{number} · Answer from {who}: {answer}\nNot solved; it is being done again.",
    "milestone.result.withdrawn": "{number} · Answer from {who}: {answer}\nThe requester has withdrawn this.",
    "milestone.redo": "{number} is with {units} again; you will have an answer {when}.",
    "milestone.redo.office": "{number} is with the mayor's office again; they assign it anew {when}.",
    "milestone.closed": "{number} · {status} · {how}",
    "milestone.declined": "{number} could not be taken: {reason}",
    # ── the desk: office and units ─────────────────────────────────────────
    "desk.who": "{name} · {enterprise}",
    "desk.where.private": "From a private chat, not shown in the group",
    "desk.where.left": "Made private: not shown in the group",
    "desk.confidential": "A report, not shown in the group",
    "desk.split_from": "Split off {number}",
    "desk.reasons": "Why: {reasons}",
    "desk.likely": "Likely units: {units}",
    "desk.accept_by": "Accept {when}",
    "desk.dispatch_by": "Dispatch {when}",
    "desk.sign_by": "Sign {when}",
    "desk.due": "Result {when}",
    "desk.units": "Lead: {lead}",
    "desk.units.assisting": "Lead: {lead} · assisting: {assisting}",
    "desk.you_assist": "Your unit assists",
    "desk.not_yours": "Now with {lead}; your unit need not go on.",
    "desk.remark": "Remark: {text}",
    "desk.question": "Waiting for the requester: {question}",
    "desk.answer": "Answer: {text}",
    "desk.redo": "The requester says it is not solved: {reason}",
    "desk.long_text": "(the whole text is in the next message)",
    "desk.answer.before": "The answer before: {text}",
    "desk.no_desk": "{unit} has neither a chat nor a liaison. Please tell them, and reply here with /handle when it is done.",
    "alert.redo": "{number} The requester says it is not solved; please do it again: {reason}",
    "alert.answered": "{number} The requester has answered: {text}",
    "alert.instruction": "{number} {leader}: {text}",
    "alert.withdrawn": "{number}: the requester has withdrawn it; there is nothing more to do.",
    "alert.withdrawn.reason": "{number}: the requester has withdrawn it; there is nothing more to do: {reason}",
    "alert.classified": "{number} is now handled in private; please don't speak of it in the group.",
    "desk.history": "History",
    "desk.history.earlier": "… earlier ones left out",
    "desk.history.line": "{at} {who} · {action}",
    "desk.history.text": "{at} {who} · {action}: {text}",
    "desk.history.units": "{units}, {when}",
    "desk.edited": "Edit",
    # ── why triage thinks so ───────────────────────────────────────────────
    "reason": "{cue} “{words}”",
    "cue.harm": "serious harm",
    "cue.problem": "a problem",
    "cue.plea": "asks for help",
    "cue.complaint": "a complaint",
    "cue.report": "a report",
    "cue.suggestion": "a suggestion",
    "cue.question": "a question",
    "cue.subject": "speaks for an enterprise",
    "cue.address": "addressed to the city",
    "cue.matter": "a government matter",
    "cue.place": "names a place",
    "cue.amount": "names an amount",
    "cue.duration": "names a time",
    "cue.courtesy": "courtesy",
    "cue.solved": "solved already",
    "cue.notice": "like a notice",
    "cue.announcement": "like an announcement",
    "cue.invitation": "like an invitation",
    "cue.advert": "like an advertisement",
    "cue.answer": "like an answer to somebody",
    "cue.chatter": "like small talk",
    "cue.often": "issues of the same person within an hour",
    "cue.forwarded": "forwarded, from",
    # ── buttons ────────────────────────────────────────────────────────────
    "button.redispatch": "Reassign",
    "button.view": "View",
    "button.private_chat": "Private chat",
    "button.publish": "Publish",
    "button.rewrite": "Rewrite",
    "button.cancel": "Cancel",
    "button.register": "Register",
    "button.ignore": "Ignore",
    "button.back": "Back",
    "button.previous": "Previous",
    "button.next": "Next",
    "button.assisting": "Assisting units",
    "button.chosen": "✓ {name}",
    "button.done": "Done",
    "button.limit.default": "Standard: {when}",
    "button.limit.days": "Working days: {days}",
    "button.limit.hours": "Hours: {hours}",
    # ── menus and prompts ──────────────────────────────────────────────────
    "menu.lead": "Which unit leads?",
    "menu.with": "Lead: {lead}. Which units assist? At most {most}; for more, reply: /dispatch LEAD assist UNIT UNIT",
    "menu.by": "Lead: {lead}. By when?",
    "menu.by.assisting": "Lead: {lead} · assisting: {assisting}. By when?",
    "menu.split": "Which message is to go its own way? It becomes an issue of its own.",
    "menu.split.line": "{position} {words}",
    "menu.split.files": "(files: {count})",
    "menu.split.which": "Which message is to go its own way? Reply to the card, for instance: /split {example}",
    "prompt.ask": "{who}, please reply to this message with everything {number} still needs; the requester gets it as you write it.",
    "prompt.decline": "{who}, please reply with why {number} can't be taken and whom to turn to; the requester gets it.",
    "prompt.progress": "{who}, please reply with how {number} is going; the requester sees it.",
    "prompt.handle": "{who}, please reply with the answer to {number}. You will see it before it goes out.",
    "prompt.redo": "{who}, please reply with why {number} must be done again.",
    "prompt.hint": "Write here",
    "preview.open": "{number} will be answered like this, and marked as handled:\n\n{answer}",
    "preview.published": "{number} published:\n\n{answer}",
    "preview.cancelled": "{number} not published:\n\n{answer}",
    "preview.rewritten": "{number} being rewritten:\n\n{answer}",
    "preview.overtaken": "{number} was handled with another answer; this one is not published:\n\n{answer}",
    "candidate": "Is this an appeal?\n{who}\n{text}",
    "candidate.reasons": "Why: {reasons}",
    "candidate.yours": "Shall I register this? I will hand it to the mayor's office and follow it until it is solved.\n\n{text}",
    "candidate.registered": "Registered as {number}\n{who}\n{text}",
    "candidate.ignored": "Not registered\n{who}\n{text}",
    # ── when one person brings in very much ────────────────────────────────
    "often.opened": (
        "Received. {most} issues of yours were registered within an hour, so the mayor's office looks at this one first. "
        "It will not be lost."
    ),
    "often.added": (
        "{most} messages were added to {number} within an hour. What follows is kept, but no longer passed on one by "
        "one. Please put the main points into one message and send it a little later."
    ),
    "often.added.office": (
        "More than {most} messages were added to {number} within an hour. The rest is kept and not passed on one by one; "
        "where you need it, please contact the requester."
    ),
    # ── lists, when much comes at once ─────────────────────────────────────
    "list.group": "All of these have been received. The card of each follows as soon as there is room.",
    "list.group.line": "{number} {name}",
    "list.desk": "Much is coming in at once. Here is the list, urgent first; the cards follow as soon as there is room.",
    "list.desk.line": "{number} {pieces}",
    "list.desk.candidate": "Perhaps an appeal · {who} · {text}",
    "registered.before": "{who}, the message that you want registered in the group is {number} already.",
    # ── private chat ───────────────────────────────────────────────────────
    "start.requester": (
        "Hello {name}, I am Xiaoer, the attendant of {city}'s government–enterprise group.\n"
        "Just say what troubles you, in the group or here; what you write here is not made public.\n"
        "I give it a number, hand it to the mayor's office and the unit, and tell you at every step.\n"
        "You will be asked about the result: it is done when you say so.\n"
        "Send /my to see where your issues stand."
    ),
    "start.leader": (
        "Hello {name}, I am Xiaoer.\n"
        "Your reply to an enterprise's message or to a card in the group is an instruction, kept word for word.\n"
        "The units you name get it at once, for instance: Finance Office, please call them today.\n"
        "What you say without replying is talk.\n"
        "Send /my to see your own issues."
    ),
    "start.officer": (
        "Hello {name}, I am Xiaoer.\n"
        "New issues come to the office chat; accept and dispatch with the buttons.\n"
        "Or reply to a card, for instance: /dispatch Finance Office assist Industry Bureau 3 working days\n"
        "Any other reply there is an internal note that no requester sees.\n"
        "Send /my to see your own issues."
    ),
    "start.handler": (
        "Hello {name}, I am Xiaoer.\n"
        "Issues for {unit} come as cards; press Sign when you have one in hand.\n"
        "Reply to the card with /progress …, and the requester sees it.\n"
        "When it is done reply with /handle …; you see the answer before it goes out.\n"
        "Any other reply there is an internal note that no requester sees."
    ),
    "my.title": "Your issues",
    "my.line": "{number} {title}\n{status}",
    "my.none": "You have no issues yet. Just write to me what troubles you.",
    "my.more": "There are private ones, too: see our private chat.",
    "my.elsewhere": "Please see your issues in our private chat, where nobody else reads them.",
    "view.private": "This is not shown in the group",
    "receipt.private": "{number} is received and stays out of the group. I will tell you privately how it goes.",
    "private.talk": "Thank you. If something troubles you, write to me: the company, what it is, how urgent; I will register it.",
    "hint.no_text": "Please write your problem after #诉求, and I will register it.",
    "hint.no_card": "Please reply to the issue's card or write its number, so that I know which one you mean.",
    "hint.faceless": "This message is anonymous; I can't tell who you are and can't act on it. Please send it as yourself.",
    # ── /help: what somebody can do here ───────────────────────────────────
    "help.head": "{name}, this is what you can do here:",
    "help.short": "{name}: {first}\nFor more, send me /help in private.",
    "help.order": "/{command}",
    "help.group.requester": (
        "Just say what troubles you: the company, what it is, how urgent; I will register it.\n"
        "Reply to my messages to add to it, or to say whether it is solved.\n"
        "/new with your words is always registered; /my or a card's button shows where it stands.\n"
        "What is not for the group, write to me in private."
    ),
    "help.group.called": (
        "Send /new and what troubles you: the company, what it is, how urgent; I will register it.\n"
        "Reply to my messages to add to it, or to say whether it is solved.\n"
        "/my shows where your issues stand.\n"
        "What is not for the group, write to me in private."
    ),
    "help.group.leader": (
        "Reply to an enterprise's message or to a card: that is an instruction, kept word for word.\n"
        "Name a unit and a deadline, and it is theirs at once, for instance: {example}, please call them today."
    ),
    "help.group.officer": (
        "Reply to a card, beginning with one of these: {orders}.\n"
        "Reply /new to somebody's message to register it for them.\n"
        "Any other reply is an internal note that no requester sees."
    ),
    "help.group.handler": (
        "Reply to a card of your unit's: what you say is progress, and the requester sees it.\n"
        "Or begin with one of these: {orders}."
    ),
    "help.private.requester": (
        "Just write to me what troubles you: the company, what it is, how urgent; it is not made public.\n"
        "Reply to my messages to add to it; photos and files are welcome.\n"
        "Rate the result with its buttons: it is done when you say so.\n"
        "Send /my to see where your issues stand, or to withdraw one."
    ),
    "help.private.leader": (
        "Give instructions in the group: reply to an enterprise's message or to a card; they are kept word for word.\n"
        "Name a unit and a deadline, and it is theirs at once, for instance: {example}, please call them today."
    ),
    "help.private.officer": "Work in the office chat: press a card's buttons, or reply to it and begin with one of these: {orders}.",
    "help.private.handler": "Work in the chat of {unit}: press a card's buttons, or reply to it and begin with one of these: {orders}.",
    "help.desk.leader": (
        "Reply to a card, beginning with one of these: {orders}.\n"
        "Any other reply is an internal note that no requester sees."
    ),
    "help.desk.officer": (
        "Press a card's buttons, or reply to it and begin with one of these: {orders}.\n"
        "For instance: /dispatch {example} 3 working days\n"
        "You see a result before it goes to the requester.\n"
        "Any other reply is an internal note that no requester sees."
    ),
    "help.desk.handler": (
        "Press the buttons of a card for {unit}, or reply to it and begin with one of these: {orders}.\n"
        "The requester sees progress; you see a result before it goes out.\n"
        "Any other reply is an internal note that no requester sees."
    ),
    "help.desk.other": "See how the issues are handled. What troubles you yourself, say in the group or write to me in private.",
    # ── answers to presses, and refusals ───────────────────────────────────
    "pop.done.accept": "Accepted",
    "pop.done.sign": "Signed",
    "pop.done.dispatch": "Dispatched",
    "pop.done.publish": "Published",
    "pop.done.confirm": "Thank you, noted",
    "pop.done.register": "Registered",
    "pop.done.ignore": "Not registered",
    "pop.done.cancel": "Not published",
    "pop.done.withdraw": "Withdrawn. If you need it again, just tell me.",
    "pop.done.split": "Split off",
    "pop.done.classify": "Now private",
    "pop.write": "Please reply to the message I just sent",
    "pop.why": "Please reply to this message in the chat and say what is not solved; we will take it up again at once.",
    "pop.withdraw": (
        "Withdraw {number}? Nobody will work on it any more, and those who do will be told. To confirm, press once more within a minute."
    ),
    "pop.view.not_yours": (
        "Only the enterprise that raised this can look at it. For your own issues, send me /my privately."
    ),
    "pop.unknown": "This button no longer works; please use the newest card.",
    "pop.not_author": "Whoever wrote this answer publishes it.",
    "pop.draft.published": "This answer is out already.",
    "pop.draft.cancelled": "This answer was cancelled.",
    "pop.draft.rewritten": "This answer is being rewritten.",
    "pop.draft.overtaken": "It was handled with another answer; this one is not published.",
    "pop.candidate.registered": "Registered already as {number}.",
    "pop.candidate.kept": "This one is kept with {number}.",
    "pop.candidate.ignored": "Already decided: not registered.",
    "refusal.not_allowed.confirm": "The enterprise that raised this rates it. Thank you for caring.",
    "refusal.not_allowed.redo": "The enterprise that raised this rates it. Thank you for caring.",
    "refusal.not_allowed.office": "The mayor's office does this.",
    "refusal.not_allowed.leader": "City leaders give instructions.",
    "refusal.not_allowed.lead": "The lead unit's liaison does this.",
    "refusal.not_allowed.unit": "The handling unit does this.",
    "refusal.not_allowed.requester": "The requester does this.",
    "refusal.not_allowed.withdraw": "Only the enterprise that raised this can withdraw it.",
    "refusal.not_now": "It stands at “{status}”: “{action}” is not possible now.",
    "refusal.not_now.ended": "It stands at “{status}”: “{action}” is no longer possible.",
    "refusal.possible": "Possible now: {actions}.",
    "refusal.already": "It stands at “{status}” already.",
    "refusal.already.private": "This is not shown in the group any more.",
    "refusal.too_late": "It was closed more than 30 days ago; please tell us anew, and I will register it.",
    "refusal.not_split": "This is the message that opened the issue; it can't be split off.",
    "refusal.nothing_to_split": "Nothing was added to this issue later; there is nothing to split off.",
    "refusal.no_text": "Please write the text, too.",
    "refusal.too_long": (
        "These are {length} characters; the requester can be shown {most}. Please send a shorter text; nothing has gone out."
    ),
    "refusal.no_unit": "I did not recognise the unit. Please write its name or short name, for instance: /dispatch {example}",
    "refusal.no_door": "“{action}” can't be done here yet; your words are kept as an internal note.",
    "refusal.unnoted": (
        "{number}: kept as an internal note, not sent to the requester. To write to them, please press the card's button again."
    ),
    "refusal.no_issue": "I can't find this issue.",
    "refusal.contradicts": "You replied to {replied} and wrote {named}; I can't tell which you mean and have done nothing. Please send it again with one of them.",
    # ── to the office, when something could not be done ────────────────────
    "trouble.buried": "{number}: a message could not be delivered to {where}: {error}\nPlease tell them another way.",
    "trouble.buried.nothing": "A message could not be delivered to {where}: {error}\nPlease tell them another way.",
    "trouble.files": (
        "{number}: files could not be copied to {where}: {error}\nPlease look where they were sent, or ask for them again."
    ),
    "trouble.unreached.card": (
        "{number}: {who} can't be reached privately: {error}. Once there is an answer, please telephone."
    ),
    "trouble.unreached.result": (
        "{number}: the answer could not be delivered to {who}: {error}. Please telephone and tell them."
    ),
    "trouble.unreached.message": "{number}: a message could not be delivered to {who}: {error}. Please telephone and tell them.",
    "trouble.reached": "{number}: {who} has opened the bot and gets what was missing; no need to telephone.",
    "trouble.unread": "I could not read a message that came in; it is kept (inbox no. {seq}). Please tell the administrator.",
    "trouble.reason.not_started": "they have not pressed Start yet",
    "trouble.reason.blocked": "they blocked the bot",
    "trouble.reason.not_there": "the bot is not in that chat",
    "trouble.reason.deleted": "the message was deleted",
    "trouble.reason.moved": "the group was upgraded, its old messages are out of reach",
    "trouble.whom": "{name}",
    "where.group": "the group",
    "where.unit": "the unit",
    "where.office": "this chat",
    "where.person": "a private chat",
    # ── to the office: where the bot is, and what it may do there ───────────
    "membership.removed": (
        "I am no longer in {where}: I can't hear what is said there, and what I have to say there waits. "
        "Please ask an admin to add me again; then I go on."
    ),
    "membership.returned": (
        "I am back in {where}; what waited goes out now. I did not hear what was said there meanwhile: "
        "please look whether there is something to register."
    ),
    "membership.unheard": (
        "In {where} I only hear what mentions me, replies and commands, no ordinary messages. "
        "Please ask an admin of the group to make me an admin."
    ),
    "membership.no_topics": (
        "In {where} I can't open a topic for each issue now; all messages go to one place. For topics, please turn them "
        "on in the group and allow me to manage topics."
    ),
    "place.here": "this chat",
    "place.group": "the government–enterprise group",
    "place.one_group": "the government–enterprise group ({chat})",
    "place.unit": "the chat of {unit}",
    "topic.name": "{number} {who} · {title}",
    # ── commands in Telegram's menu ────────────────────────────────────────
    "menu.command.new": "Raise an issue",
    "menu.command.my": "Where my issues stand",
    "menu.command.start": "What Xiaoer can do",
    "menu.command.help": "What I can do here",
    "menu.command.accept": "Reply to a card: accept it",
    "menu.command.dispatch": "Reply to a card: dispatch it, with unit and deadline",
    "menu.command.ask": "Reply to a card: ask the requester, with your question",
    "menu.command.decline": "Reply to a card: decline it, with the reason",
    "menu.command.handle": "Reply to a card: the result, with the answer",
    "menu.command.redo": "Reply to a card: do it again, with the reason",
    "menu.command.split": "Reply to a message: make it an issue of its own",
    "menu.command.sign": "Reply to a card: sign for it",
    "menu.command.progress": "Reply to a card: progress, with what was done",
    "menu.command.note": "Reply to a card: an internal note",
}
