"""Lists of what a requester is to tell: the items of each kind's, and how they look."""

SENTENCES = {
    "item.company": "Full company name",
    "item.contact": "Contact and phone",
    "item.when_where": "When and where",
    "item.whom": "Which unit or person",
    "item.course": "What happened",
    "item.tried": "Whom you have asked, and what they said",
    "item.papers": "Contracts, notices, photos",
    "item.amount": "How much money is at stake",
    "item.wish": "How it should be solved",
    "item.matter": "What you want to get done, and how far it is",
    "item.deadline": "By when you need it",
    "item.rule": "Which policy or rule",
    "item.trouble": "What is hard about it now",
    "item.proposal": "What should change",
    "item.example": "Where it is done well, and how",
    "list.in": "☑ {item}",
    "list.out": "☐ {item}",
    "list.item": "{position}. {item}",
    "list.come": "☑ {position}. {item}",
    "list.missing": "☐ {position}. {item}",
}
