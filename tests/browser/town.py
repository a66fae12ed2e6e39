"""Who is who in the town, in whichever language it is: the day's cast, by id."""

ZHANG, LI = 1001, 1003  # entrepreneurs
ZHOU = 2001  # the mayor
LIN = 3001  # supervision office
SUN = 4001  # liaison of the Finance Office
QIAN = 8001  # a guest

GROUP, OFFICE, FINANCE = -1002000000001, -1002000000002, -1002000000003

APPEAL = "我们公司流动资金紧张，银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调"
APPEALS = {
    "zh": APPEAL,
    "en": "Our loan falls due at the end of the month and we cannot renew it; production stops next week, please help",
}
