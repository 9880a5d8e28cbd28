#!/usr/bin/env python3
"""Writes labelled sentences of our own making, so that training can be timed and compared without anybody's data.

usage: generate.py ROWS zh|en|both [SEED] > labels.jsonl

Each row joins two to six fragments. Most speak for the row's tone, some for nothing and a few for the other tone, one
label in twenty is wrong, and a share of rare names and numbers keeps new n-grams coming, as real texts do.
"""
import json
import random
import sys

ZH = {
    "bad": {
        "late": ["等了{n}个小时还没到", "说好{n}点送到结果晚了{n}分钟", "三天没有物流更新", "催了{n}遍都没人送", "外卖迟到太久了"],
        "lost": ["包裹丢了没人管", "快递不知道去哪了", "少了一个{thing}", "查不到件在哪里", "显示签收但我没收到"],
        "damaged": ["{thing}碎了", "盒子被压扁了", "汤全洒出来了", "打开一看{thing}裂开了", "包装破了一个大洞"],
        "attitude": ["{who}态度很差", "{who}直接挂我电话", "{who}骂人", "{who}爱理不理的", "打电话{who}不耐烦"],
        "price": ["乱收费", "多收了我{n}块钱", "退款一直不到账", "价格涨得离谱", "优惠券不能用还扣钱"],
        "quality": ["{thing}根本不能用", "味道像馊了一样", "用了{n}天就坏", "跟图片完全不一样", "吃完拉肚子"],
    },
    "good": ["{who}很热情", "送得很快", "味道不错", "{thing}质量很好", "包装严实", "准时送到", "{n}分钟就到了", "下次还来", "性价比高",
             "客服耐心解答", "物流给力", "家里人都喜欢这个{thing}", "分量很足", "好评"],
    "plain": ["在{place}下的单", "买的是{thing}", "第{n}次买", "收货地址是{place}", "今天下雨", "朋友推荐的", "晚上点的",
              "用的是会员价", "送给{who}的", "{name}家的"],
    "who": ["客服", "快递员", "骑手", "店员", "老板", "前台", "同事", "妈妈"],
    "thing": ["杯子", "手机壳", "牛肉面", "键盘", "苹果", "充电器", "蛋糕", "沙发", "米饭", "洗衣液", "热水器", "耳机"],
    "place": ["朝阳", "浦东", "天河", "武侯", "雨花台", "学校北门", "公司楼下", "小区驿站"],
    "odd": "安博成达恩飞高华佳凯兰明诺欧普奇瑞斯天维新雅泽",
    "stop": ["，", "。", "，", "！", " ", "；"],
}
EN = {
    "bad": {
        "late": ["it took {n} hours", "still waiting after {n} days", "my {thing} is late again", "no update since {place}",
                 "delayed for the {n}th time"],
        "lost": ["you lost my {thing}", "the tracking shows nothing", "it never arrived", "one {thing} was missing",
                 "marked delivered but nothing came"],
        "damaged": ["the {thing} was broken", "box crushed on arrival", "my {thing} came with a crack", "it was soaked",
                    "packaging torn open"],
        "attitude": ["the {who} was so rude", "the {who} hung up on me", "nobody answers the phone",
                     "the {who} could not care less", "on hold for {n} minutes"],
        "price": ["charged me {n} dollars twice", "where is my refund", "hidden fees everywhere", "such a rip off",
                  "they refuse to pay me back"],
        "quality": ["the {thing} stopped working after {n} days", "worst {thing} ever", "tastes awful", "total junk",
                    "the {thing} does not work"],
    },
    "good": ["thank you so much", "the {who} was great", "love this {thing}", "arrived early", "works perfectly", "so fast",
             "great service from the {who}", "only {n} minutes", "would buy again", "awesome job", "my kids love the {thing}",
             "well packed", "excellent"],
    "plain": ["flying from {place}", "ordered a {thing}", "my {n}th order", "this was for my {who}", "it is raining here",
              "booked with {name}", "saw it at {place}", "on the way to {place}", "we use {name} at work"],
    "who": ["driver", "agent", "lady at the desk", "manager", "courier", "crew", "neighbour", "mother"],
    "thing": ["bag", "phone", "package", "keyboard", "blender", "cake", "charger", "sofa", "ticket", "lamp", "kettle", "coat"],
    "place": ["Boston", "Austin", "Denver", "the airport", "downtown", "gate 12", "my office", "Leeds"],
    "odd": ["al", "be", "cor", "dan", "el", "fa", "gri", "hol", "in", "jo", "ka", "lum", "mer", "no", "or", "pel", "qui", "ro"],
    "stop": [". ", ", ", "! ", " ", " and ", " but "],
}


def fill(words, fragment, dice):
    odd = "".join(dice.choice(words["odd"]) for _ in range(dice.randint(2, 4)))
    return fragment.format(
        n=dice.randint(2, 60), who=dice.choice(words["who"]), thing=dice.choice(words["thing"]),
        place=dice.choice(words["place"]), name=odd)


def row(words, dice):
    negative = dice.random() < 0.45
    category = dice.choice(sorted(words["bad"])) if negative else None
    parts = []
    for turn in range(dice.randint(2, 6)):
        luck = dice.random()
        if luck < 0.35:
            source = words["plain"]
        elif luck < 0.42 or not negative:
            source = words["good"] if luck > 0.5 or luck < 0.40 else words["bad"][dice.choice(sorted(words["bad"]))]
        else:
            source = words["bad"][category if turn == 0 or dice.random() < 0.7 else dice.choice(sorted(words["bad"]))]
        parts.append(fill(words, dice.choice(source), dice))
    text = ""
    for part in parts:
        text += part + dice.choice(words["stop"])
    label = negative if dice.random() < 0.95 else not negative
    return {"text": text.strip(), "negative": int(label), "category": category}


def main():
    rows, language = int(sys.argv[1]), sys.argv[2]
    dice = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 7)
    wanted = {"zh": [ZH], "en": [EN], "both": [ZH, EN]}[language]
    for number in range(rows):
        labelled = row(dice.choice(wanted), dice)
        print(json.dumps({"id": f"r{number}", **labelled}, ensure_ascii=False))


main()
