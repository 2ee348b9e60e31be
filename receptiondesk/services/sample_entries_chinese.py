"""The sample day as a house in China would live it: the same people and things, under the names they have there."""

from collections.abc import Mapping

IN_CHINESE: Mapping[str, str] = {
    # colleagues
    "Li Wei": "李伟", "Zhao Min": "赵敏", "Sun Tao": "孙涛", "He Ping": "何平", "Chen Jun": "陈军", "Lin Yue": "林悦",
    "Margaret O’Connor": "马晓岚", "Daniel Schäfer": "戴文博",
    "Leasing manager": "租赁经理", "Facilities manager": "物业经理", "Construction manager": "工程经理",
    "Managing director": "总经理", "Purchasing": "采购主管",
    "Sales consultant": "置业顾问", "Legal counsel": "法务顾问",
    "Architect": "建筑师", "Leasing": "租赁部", "Facilities": "物业部", "Construction": "工程部",
    "Management": "总经办",
    "Sales": "销售部", "Legal": "法务部", "At the notary": "去公证处", "On the building site": "在工地",
    # who rings
    "Huang Lei": "黄磊", "Kone": "通力电梯", "The crane comes at ten, not at nine.": "吊车改为十点到，不是九点。",
    "Eleanor Whitfield": "魏安娜", "Whitfield & Sons": "魏氏实业", "before noon": "上午",
    "The contract is signed. She would like to fix a date for the handover.": "合同已签好，想约个交房的日子。",
    "Wang Fang": "王芳",
    "Lease for 12B from 1 December? She needs the floor plan.": "12B 能否从 12 月 1 日起租？还要一份平面图。",
    "Bank of China": "中国银行", "Guarantee is ready to be collected.": "保函办好了，可以去取。",
    "Ingrid Åkesson": "安可心", "Nordlys Façades": "北光幕墙", "after 15:00": "15:00 以后",
    "Sample panels are held at customs.": "样板还在海关，没有放行。",
    "Judge Ramirez’s office": "浦东法院", "The hearing has moved to Thursday.": "开庭改到周四。",
    "Patel": "潘博", "Soil report.": "地勘报告出来了。", "Night guard": "夜班保安",
    "The garage door does not close properly since yesterday evening.": "车库门从昨晚起关不严。",
    "Somchai Wattanasiri": "宋财旺", "Siam Retail Partners": "暹罗零售", "In town until Friday.": "周五以前都在本市。",
    # who comes
    "Oluwaseun Adeyemi": "欧路", "Lagos Tile & Stone Co.": "拉各斯石材", "Samples": "送样品",
    "Marta Kowalska": "马可", "Brightwater Ltd": "亮水泵业", "Pump inspection": "检修水泵",
    "Hannah Lee": "李涵", "Hartwell Law": "鸿威律师事务所", "Signature": "签字", "Offer": "送报价",
    "Window cleaning": "擦窗", "Jürgen Weiß": "于尔根", "Siemens": "西门子", "Switchgear": "配电柜",
    "Elena Petrova": "叶莲娜", "Kessler Lifts GmbH": "凯斯勒电梯", "Lift maintenance": "电梯保养",
    "Nguyễn Văn An": "阮文安", "Saigon Interiors": "西贡装饰", "Flooring": "地板",
    "Michael O’Brien": "欧明", "Arup": "奥雅纳", "Structural survey": "结构勘察",
    "María José Fernández de la Vega": "费玛丽", "Consulado de España": "西班牙领事馆", "Flat for a consul": "领事租房",
    "Aisha Khan": "艾莎", "HSBC": "汇丰银行", "Loan review": "贷款评审", "Tan Siew Ling": "陈秀玲",
    "CapitaLand": "凯德集团",
    "Thomas Berger": "贝格", "Second engineer": "第二位工程师", "Fatima al-Zahra": "法蒂玛", "Gulf Estates": "海湾置地",
    "First meeting": "初次会谈",
    # who wants to see a sample room
    "Amélie Rousseau": "卢爱美", "Robert Hughes": "许博文",
}  # fmt: skip
"""Each text of the English day, whole, and what stands in its place."""
