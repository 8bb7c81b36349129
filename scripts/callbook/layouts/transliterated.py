"""Whether Chinese characters spell a foreign name: `沃伦`, `巴菲特`, `格里高`."""

from functools import lru_cache

_SOUNDS = frozenset(
    "阿埃艾爱安奥巴芭邦鲍贝本比彼宾波伯博布蔡查策茨达黛戴丹道德登邓迪蒂丁杜多朵顿厄恩尔法范菲费芬丰冯佛夫弗福富"
    "盖甘冈戈格葛根贡古哈海汉豪赫亨洪胡怀惠霍基吉加贾简杰捷金卡凯坎康考柯科克肯孔库奎昆拉莱兰朗劳勒雷蕾里丽利莉"
    "莲列烈林琳龙卢鲁路露伦罗洛吕马玛麦迈曼芒梅门蒙米密敏莫默姆木穆纳娜奈南内尼妮宁纽努诺欧帕派潘庞培佩彭皮珀蒲普"
    "齐奇琪契恰强乔切钦琴琼丘让热仁日荣茹瑞若萨塞赛桑瑟森沙莎山珊珍舍圣史舒斯丝苏索塔泰坦汤唐特藤廷提托图瓦万旺威"
    "薇韦维卫温文翁沃乌伍武西希席夏香肖歇谢辛欣修徐许雪逊雅亚延扬杨耶叶伊因英雍尤约韵理高赞泽曾扎詹兹祖佐"
)
_NO_NAME_WORDS = """
特斯拉 比亚迪 亚马逊 英特尔 诺基亚 伯克希尔 沃尔玛 思科 雅虎 奥迪 夏普 杜邦 安利 法拉利 普拉达 达利
日本 西班 巴西 古巴 丹麦 加纳 米兰 西安 海南 济南 云南 马里 利比亚 亚洲 西欧 北欧 南亚 西亚 欧洲
基本 根本 普通 科普 多多 海康 富士 布伦特 比特 贝塔 阿尔法 福特 宝马 波音 万科 万达 汉王 康泰
强基 热泵 图文 图里 日内 日历 圣诞 道路 丰富 木材 雪佛兰 林木 本科 本纳 夏威 德邦 爱奇
"""
_NO_NAMES = frozenset(_NO_NAME_WORDS.split())


@lru_cache(maxsize=1 << 13)
def is_transliterated(text: str) -> bool:
    """Whether two to five characters spell a foreign name, and no known brand or place."""
    return 1 < len(text) < 6 and text not in _NO_NAMES and _SOUNDS.issuperset(text)
