"""Chinese surnames with the reading they have as surnames, where a general dictionary errs (单 is Shan, 仇 is Qiu).

Source: the hundred surnames most frequent in China and the well-known rarer ones; general knowledge.
"""

_TABLE = """
王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 周Zhou 吴Wu 徐Xu 孙Sun 胡Hu 朱Zhu 高Gao 林Lin 何He 郭Guo
马Ma 罗Luo 梁Liang 宋Song 郑Zheng 谢Xie 韩Han 唐Tang 冯Feng 于Yu 董Dong 萧Xiao 肖Xiao 程Cheng 曹Cao 袁Yuan 邓Deng
许Xu 傅Fu 沈Shen 曾Zeng 彭Peng 吕Lü 苏Su 卢Lu 蒋Jiang 蔡Cai 贾Jia 丁Ding 魏Wei 薛Xue 叶Ye 阎Yan 闫Yan 余Yu 潘Pan
杜Du 戴Dai 夏Xia 钟Zhong 汪Wang 田Tian 任Ren 姜Jiang 范Fan 方Fang 石Shi 姚Yao 谭Tan 廖Liao 邹Zou 熊Xiong 金Jin
陆Lu 郝Hao 孔Kong 白Bai 崔Cui 康Kang 毛Mao 邱Qiu 秦Qin 江Jiang 史Shi 顾Gu 侯Hou 邵Shao 孟Meng 龙Long 万Wan 段Duan
雷Lei 钱Qian 汤Tang 尹Yin 黎Li 易Yi 常Chang 武Wu 乔Qiao 贺He 赖Lai 龚Gong 文Wen 樊Fan 兰Lan 殷Yin 施Shi 陶Tao
洪Hong 翟Zhai 安An 颜Yan 倪Ni 严Yan 牛Niu 温Wen 芦Lu 季Ji 俞Yu 章Zhang 鲁Lu 葛Ge 伍Wu 韦Wei 申Shen 尤You 毕Bi
聂Nie 丛Cong 焦Jiao 向Xiang 柳Liu 邢Xing 路Lu 岳Yue 齐Qi 梅Mei 莫Mo 庄Zhuang 辛Xin 管Guan 祝Zhu 左Zuo 涂Tu
谷Gu 祁Qi 时Shi 舒Shu 耿Geng 牟Mu 卜Bu 詹Zhan 关Guan 苗Miao 凌Ling 费Fei 纪Ji 靳Jin 盛Sheng 童Tong 欧Ou 甄Zhen
项Xiang 曲Qu 成Cheng 游You 阳Yang 裴Pei 席Xi 卫Wei 查Zha 屈Qu 鲍Bao 覃Qin 霍Huo 翁Weng 隋Sui 甘Gan
景Jing 薄Bo 单Shan 包Bao 司Si 柏Bai 宁Ning 柯Ke 阮Ruan 桂Gui 闵Min 解Xie 强Qiang 柴Chai 华Hua 车Che 冉Ran 房Fang
边Bian 辜Gu 吉Ji 饶Rao 刁Diao 瞿Qu 戚Qi 丘Qiu 古Gu 米Mi 池Chi 滕Teng 晋Jin 苑Yuan 邬Wu 臧Zang 畅Chang 宫Gong
来Lai 苟Gou 全Quan 褚Chu 廉Lian 简Jian 娄Lou 盖Ge 符Fu 奚Xi 木Mu 穆Mu 党Dang 燕Yan 郎Lang 邸Di 冀Ji 谈Tan
姬Ji 屠Tu 连Lian 郜Gao 晏Yan 栾Luan 郁Yu 商Shang 蒙Meng 计Ji 喻Yu 揭Jie 窦Dou 迟Chi 敖Ao 糜Mi 鄢Yan 冷Leng
卓Zhuo 花Hua 仇Qiu 艾Ai 蓝Lan 都Du 巩Gong 井Jing 练Lian 仲Zhong 乐Yue 虞Yu 卞Bian 封Feng 竺Zhu 冼Xian 原Yuan
官Guan 衣Yi 楚Chu 佟Tong 栗Li 匡Kuang 宗Zong 应Ying 台Tai 巫Wu 鞠Ju 桑Sang 荆Jing 谌Chen 扬Yang 明Ming
沙Sha 薄Bo 伏Fu 岑Cen 习Xi 胥Xu 保Bao 和He 蔺Lin 区Ou 朴Piao 缪Miao 尉Wei 员Yun 召Shao 折She 黑He 宓Fu 逄Pang
种Chong 秘Bi 繁Po 重Chong 尚Shang 门Men 占Zhan 云Yun 皮Pi 步Bu 幸Xing 阚Kan 庞Pang 裘Qiu 嵇Ji 麦Mai
張Zhang 劉Liu 陳Chen 楊Yang 趙Zhao 黃Huang 吳Wu 孫Sun 馬Ma 羅Luo 鄭Zheng 謝Xie 韓Han 馮Feng 蕭Xiao 鄧Deng 許Xu 呂Lü
蘇Su 盧Lu 蔣Jiang 賈Jia 葉Ye 閻Yan 鍾Zhong 範Fan 譚Tan 鄒Zou 陸Lu 顧Gu 龍Long 萬Wan 錢Qian 湯Tang 賀He 賴Lai 龔Gong
歐Ou 單Shan 葛Ge 趙Zhao 莊Zhuang 關Guan 費Fei 紀Ji 項Xiang 衛Wei 區Ou 寧Ning 車Che 華Hua 溫Wen 韋Wei 畢Bi 聶Nie
欧阳Ouyang 歐陽Ouyang 上官Shangguan 司马Sima 司馬Sima 诸葛Zhuge 諸葛Zhuge 东方Dongfang 东郭Dongguo 慕容Murong
皇甫Huangfu 尉迟Yuchi 公孙Gongsun 令狐Linghu 宇文Yuwen 长孙Zhangsun 司徒Situ 司空Sikong 夏侯Xiahou 轩辕Xuanyuan
端木Duanmu 百里Baili 南宫Nangong 独孤Dugu 呼延Huyan 拓跋Tuoba 西门Ximen 东门Dongmen 澹台Tantai 公冶Gongye 宗政Zongzheng
濮阳Puyang 淳于Chunyu 单于Chanyu 申屠Shentu 仲孙Zhongsun 钟离Zhongli 闻人Wenren 太史Taishi 赫连Helian 万俟Moqi
司寇Sikou 左丘Zuoqiu 梁丘Liangqiu 第五Diwu 叶赫Yehe 纳兰Nalan 完颜Wanyan 张简Zhangjian 范姜Fanjiang
"""

_SPELT_ELSEWHERE = """
Lee Wong Chan Cheung Chow Leung Lau Ng Ho Lam Tsang Tam Tang Yip Kwok Kwan Fung Tse Hui Chiu Chu Choi Lo Mak Ngai Pang
Poon Siu Sze Szeto Tong Tsui Yeung Yiu Yuen Au Fong Hsu Hsieh Tsai Chang Chiang Chung Chou Hsiao Lu Lv Kuo Tseng Yeh
Auyeung Koh Tan Lim Goh Teo Ong Kim Park Choe Choi Jung Jeong Kang Yoon Shin Hwang Kwon
"""


def _read_table() -> dict[str, str]:
    readings: dict[str, str] = {}
    for entry in _TABLE.split():
        han = "".join(character for character in entry if ord(character) > 0x2E7F)
        readings[han] = entry[len(han) :]
    return readings


READINGS = _read_table()
"""The surname in characters → how it is written in Latin letters."""

LATIN = frozenset(word.casefold() for word in (*READINGS.values(), *_SPELT_ELSEWHERE.split())) | {"lv", "lyu"}
"""Surnames in Latin letters that stand before the given name."""
