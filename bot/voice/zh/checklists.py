"""Lists of what a requester is to tell: the items of each kind's, and how they look."""

SENTENCES = {
    "item.company": "企业全称",
    "item.contact": "联系人和电话",
    "item.when_where": "什么时间、在哪里",
    "item.whom": "是哪个单位、哪个人",
    "item.course": "事情的经过",
    "item.tried": "找过哪些部门、怎么答复的",
    "item.papers": "合同、通知、照片等材料",
    "item.amount": "涉及多少金额",
    "item.wish": "希望怎么解决",
    "item.matter": "要办什么事、办到哪一步了",
    "item.deadline": "最晚什么时候要办好",
    "item.rule": "说的是哪项政策或规定",
    "item.trouble": "现在难在哪里、影响有多大",
    "item.proposal": "建议怎么改",
    "item.example": "哪里做得好、怎么做的",
    "list.in": "☑ {item}",
    "list.out": "☐ {item}",
    "list.item": "{position}. {item}",
    "list.come": "☑ {position}. {item}",
    "list.missing": "☐ {position}. {item}",
}
