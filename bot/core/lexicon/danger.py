"""Somebody is in danger, here and now: always an appeal, always urgent, however short and however it is said.

Unless it is told of elsewhere: a drill, the news, a film. Compounds that only name the danger (火灾隐患, fire safety)
stand among the other words.
"""

from bot.core.lexicon.groups import Group

DANGER = Group(
    "harm",
    {
        3.5: """
            着火 起火 失火 火灾 烧起来了 冒烟 冒黑烟 冒浓烟 冒火 火花四溅 爆炸 要爆了 快爆了 锅炉爆 锅炉炸 锅炉要炸
            变压器爆 变压器炸 储罐炸 反应釜炸
            煤气泄漏 燃气泄漏 天然气泄漏 气体泄漏 氨气泄漏 液氨泄漏 氯气泄漏 煤气泄露 燃气泄露 天然气泄露 氨气泄露
            液氨泄露 煤气漏 燃气漏 天然气漏 漏煤气 漏燃气 煤气味 燃气味 天然气味
            触电 漏电 被电了 被电到 电到人 被电击 电线掉 电缆掉
            坍塌 倒塌 塌方 厂房塌 房子塌 楼塌 墙塌 屋顶塌 棚塌 墙倒了 压到人 压着人 压住人 砸到人 砸着人 砸伤 压伤
            被困 受伤 伤亡 烧伤 烫伤 有人摔伤 工人摔伤 流血不止 晕倒 昏倒 昏迷 中毒 有人溺水 坠楼 坠落 摔下来
            架子上掉下来
            跳楼 自杀 轻生 寻短见 寻死 上吊 割腕 喝农药 出人命 人命关天 死人了 持刀 砍人 杀人 捅人
        """
    },
    most=6.0,
)

DANGER_IN_ENGLISH = Group(
    "harm",
    {
        3.5: """
            fire explosion exploded gas_leak gas_is_leaking leaking_gas smell_gas smell_of_gas smoke collapsed
            electrocuted electric_shock suicide kill_himself kill_herself kill_themselves jump_off injured injury
            bleeding unconscious trapped is_hurt are_hurt was_hurt were_hurt got_hurt badly_hurt people_hurt
            workers_hurt
        """
    },
    most=6.0,
)

#: Told of, and not here.
DISTANT = Group(
    "distant",
    {
        -3.0: """
            演练 演习 看新闻 新闻里 新闻上 新闻说 朋友圈 抖音 视频里 电影 隔壁市 事故案例
            典型案例 警示教育 安全教育 fire_drill fire_drills in_the_news on_the_news on_tv you_are_on_fire
            you're_on_fire
        """,
        -1.0: """
            防范火灾 预防火灾 防止火灾 谨防火灾 防止爆炸 防溺水 预防溺水 防触电 防止触电 预防触电 预防中毒 防止中毒
        """,
    },
    most=3.0,
)

WORDS = frozenset({*DANGER.words(), *DANGER_IN_ENGLISH.words()})
