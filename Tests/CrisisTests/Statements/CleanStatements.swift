import Crisis

/// Good statements of our own writing: the linter must find nothing in them.
enum CleanStatements {
    /// When they are to go out.
    static let moment = Timestamp(rfc3339: "2026-11-21T08:00:00+08:00")

    static let replies: Set<String> = ["zh10", "en9"]

    static let all: [(name: String, text: String)] = [
        (
            "zh1",
            """
            关于杭州分拨中心快件受潮的说明

            11月22日14时，杭州分拨中心三号库漏水，42件快件受潮。我们向每一位受影响的客户道歉，也理解您等待包裹时的着急。

            目前已经确认：漏水来自屋顶的一处接缝，当天15时已停用该库区，其余快件转往二号库。受潮快件里有多少内件损坏，还不清楚，开箱核对正在进行。

            由我们负责的事：受影响的寄件人和收件人，我们将在今天20时前逐一打电话告知；损坏的内件按实际价值赔付，赔款在确认后三日内到账。

            下一次通报在11月23日10时，发布在官网“快件受潮”专页。没有新消息，我们也会在这个时间说明。需要帮助，请拨打400-800-1234，24小时有人接听。我们会一直跟进，直到最后一件快件有结果。
            """
        ),
        (
            "zh2",
            """
            致大家：

            昨天在成都金沙网点，我们的一名同事与一位客户发生肢体冲突，客户手臂受伤。对不起。我们已向这位客户和家属当面道歉，医疗费用由我们承担。

            我们知道的：冲突发生在11月20日18时10分，客户已在成都市第三人民医院处理伤口。我们还不知道的：冲突是怎样开始的。金牛区警方正在调查，我们已提交当时的监控录像，调查结论公布后，我们会原样转发。

            这名同事从当晚起已停止上岗。该网点的派件由李明经理带班。11月21日18时，我们会在本页再次通报。客户如需联系我们，请致电 028-6666-8888，联系人是服务经理王芳。无论结果如何，我们都会如实公布。
            """
        ),
        (
            "zh3",
            """
            我们收到三位消费者反映，11月18日生产的“晨露”酸奶有异味。给您添了麻烦，我们很抱歉；有两位消费者喝后肠胃不适，我们已前往探望。

            已确认：该批次编号 L20261118，共2,400箱，其中1,860箱在店。该批次11月21日9时起全部停售，浙江省食品检验研究院已取样，检验编号 2026-1187，结果预计11月24日18时前出具，届时原文公布。异味从哪里来，目前还不知道。

            手里有这一批的朋友，请不要饮用。凭包装到任一门店退款，没有小票也可以，当场办结；或拨打 400-700-5566 上门取回。下次通报时间：11月22日12时，刊登在官网首页。在查清之前，这条生产线不会开工，由我们的质量总监陈立每天对外说明。
            """
        ),
        (
            "zh4",
            """
            11月19日22时40分，我们发现一台服务器被人未经许可读取，约3.2万名用户的姓名和手机号外泄。密码和支付信息是否也被读取，还没有查明。我们没有守住大家的信息，对不起。

            23时05分，这台服务器已断网；11月20日8时，我们已向杭州市网信办和公安机关报告。受影响的用户会在11月21日24时前收到站内信，信里写明涉及哪几项信息。

            请您注意：我们不会打电话索要验证码。您可以在“设置—安全”里查询自己是否受影响，也可拨打 95001 转9，或写信到 privacy@example.cn。

            独立机构的检测报告定于12月5日公布全文。在此之前，每周三18时在本页更新进展，直到漏洞全部修补、报告公布为止。
            """
        ),
        (
            "zh5",
            """
            关于到付运费的说明与道歉

            11月15日至20日，因系统参数填错，1,126位客户的到付运费被多收2元到8元。这是我们的疏失，我们向这1,126位客户道歉。

            多收的钱，11月22日24时前原路退回，您不需要申请。哪些客户还用了优惠券、应退多少，财务还在核对，核对完的名单11月23日12时在官网公布。

            没有收到退款，请在App“我的—账单”点“运费核对”，或拨打400-123-4567。参数现在由两个人复核后才生效，由财务总监周宁负责。
            """
        ),
        (
            "zh6",
            """
            今天上午9时20分，苏州工业园区仓库发生火情，10时05分扑灭。一位同事吸入烟气，正在苏州大学附属医院治疗；我们的心和他、和他的家人在一起。

            已知：过火面积约60平方米，涉及快件318件。起火原因还不清楚，苏州市消防救援支队正在调查。

            寄件人会在今天24时前接到我们的电话，告知快件是否受损、怎样赔付。我们会在今天18时召开说明会，由总经理刘洋回答提问，同时在官网直播。快件查询：官网首页“苏州仓库”，或电话 0512-6000-1000。直到每一件快件有着落，这个专线都不会关闭。
            """
        ),
        (
            "zh7",
            """
            感谢大家指出我们客服电话打不通的问题。我们检查了11月1日到20日的记录：高峰时段有四成来电没有人接，让您白白等待，真的对不起。

            从今天起，接线席位由60个增加到110个；11月25日9时前，排队超过3分钟可以选择回拨，30分钟内打给您。夜间的接通率为什么低，还没有查明，客服中心主任赵敏在查，11月26日18时公布结果和改法。

            您现在就可以在公众号“留言”里写下运单号，当天有人回复，也可拨打备用电话 021-5000-6000。此前20天没有接通的来电，我们会逐个回拨，直到全部联系上。
            """
        ),
        (
            "zh8",
            """
            有几位同事反映10月的加班费没有发足。我们核对了考勤：上海、无锡两个中心共213人少发，金额合计46.8万元。让大家辛苦了还受委屈，对不起。

            少发的部分，11月25日18时前打到工资卡；算法错在哪一步，外部会计师事务所正在核查，12月10日公布结果，目前还不知道9月以前有没有同样的情况。

            上海市劳动监察总队11月21日到访，我们提交了全部考勤和工资记录。有疑问请联系人事经理孙洁，电话 021-5555-0101，或写信到 pay@example.cn，两天内回信。查到哪个月，就补到哪个月，这件事我们会负责到底。
            """
        ),
        (
            "zh9",
            """
            11月21日晚，一位顾客在我们南京新街口店买到过期面包。我们向这位顾客道歉，当晚已登门看望并退款。

            过期面包为什么还在货架上，我们正在核查：当天应有两次检查，第二次没有签字记录。其他门店有没有同样情况，现在还不清楚。全市26家门店今天22时前完成盘点，结果明天10时贴在门店和官网。

            买过11月20日前生产的面包，请拿到任一门店，不需要小票，直接退款。问询电话 025-8888-2222。盘点由运营总监吴江负责，我们会把每一家店的结果都公布出来，无论好坏。
            """
        ),
        (
            "zh10",
            """
            王女士：

            感谢您把这件事告诉我们，也对不起，让您为一只丢失的行李箱等了六天。我能理解里面孩子的照片对您意味着什么。

            目前查到：11月14日3时，箱子在郑州中转站最后一次被扫描，之后的去向还不知道。郑州站站长张强今天在现场翻查录像，今晚21时前我会打电话告诉您结果，找到没找到都会打。

            赔付您可以选：按申报价值三日内到账，或者继续找到11月30日再定。您随时可以打我的手机 138-0000-0000。我会一直跟到箱子有结果为止。

            客服经理 李薇
            """
        ),
        (
            "en1",
            """
            Water damage at our Leeds depot: what we know

            On 22 November at 2 pm, water came through the roof of bay three in our Leeds depot and 42 parcels got wet. We apologise to everyone whose parcel was among them, and we know how upsetting this is.

            What we know: bay three was closed at 3 pm and all other parcels were moved to bay two. What we do not know yet is how many contents are damaged; every parcel is being opened and checked.

            We are calling every sender and recipient before 8 pm today. Damaged contents are refunded at their full value, and the money reaches you within three days.

            Our next update is at 10 am tomorrow on this page, even if there is nothing new. Call us on 0800 123 456 at any hour. We will stay with this until every parcel is accounted for.
            """
        ),
        (
            "en2",
            """
            We are sorry. On the evening of 20 November, one of our drivers and a customer came to blows in Bristol and the customer was hurt. We have apologised to him in person, and we will cover his medical costs.

            We do not know how it began. Avon and Somerset Police are investigating and have our camera recordings. The driver has not worked since that evening.

            We will report again on 21 November at 6 pm on our website. If you saw what happened or need help, call Anna Reed, our service manager, on 0117 496 0000. Whatever the findings are, we will publish them in full.
            """
        ),
        (
            "en3",
            """
            Recall of Morning Dew yoghurt, batch L20261118

            Three customers told us that this batch smelled wrong, and two of them fell ill. We are very sorry, and we have visited both.

            We have confirmed that 2,400 boxes were made and 1,860 reached shops. The batch has been off the shelves since 9 am on 21 November. We do not yet know where the smell comes from. The Zhejiang Food Inspection Institute has samples, and we will publish its report on 24 November by 6 pm.

            Please do not eat it. Take it to any shop for a refund, with or without a receipt, or call 400 700 5566 and we collect it. Our next update is on 22 November at noon on our home page. Until the cause is found, the line stands still.
            """
        ),
        (
            "en4",
            """
            On 19 November at 10:40 pm we found that somebody had read the names and phone numbers of about 32,000 customers on one of our servers. We did not protect what you trusted us with, and we apologise.

            The server went offline at 11:05 pm. We reported the breach to the Information Commissioner's Office and to the police at 8 am on 20 November. We do not know yet whether passwords were read as well.

            Everyone affected will receive a message by midnight on 21 November that lists what was read. We never ask for codes by phone. You can check your account under Settings, Security, call 0800 95001, or write to privacy@example.org.

            An outside laboratory publishes its full report on 5 December. Until then we update this page every Wednesday at 6 pm, and we will keep doing so until every gap is closed.
            """
        ),
        (
            "en5",
            """
            Overcharged delivery fees: an apology and your money back

            From 15 to 20 November we charged 1,126 customers between 20p and 80p too much. We got a setting wrong and we apologise to each of you.

            Your money goes back to the card you paid with by midnight on 22 November; you do not need to apply. We are still checking how many of you had also used a voucher, and we will publish that list on 23 November at noon.

            If the refund has not arrived, open Billing in the app or call 0800 222 333. Our finance director, Joan Zhou, answers for the correction, and two people now approve each setting. We will keep this page open until the last penny is back.
            """
        ),
        (
            "en6",
            """
            At 9:20 this morning there was a fire at our Suzhou warehouse. It was out by 10:05. One colleague breathed in smoke and is in hospital; our thoughts are with him and his family.

            We have confirmed that 318 parcels were in the affected area. The cause is not yet known, and the Suzhou fire brigade is investigating.

            Every sender gets a call from us by midnight today to say whether their parcel is damaged and how we pay for it. Our managing director, Liu Yang, holds a briefing at 6 pm today and takes questions; it is streamed on our website. For your parcel, call 0512 6000 1000. The line stays open until every parcel is accounted for.
            """
        ),
        (
            "en7",
            """
            Thank you for telling us that our hotline does not answer. We looked at 1 to 20 November: four calls in ten were lost at busy hours. You waited for nothing, and we are sorry.

            From today 110 people answer instead of 60. From 9 am on 25 November you can choose a call back after three minutes, and we call within 30 minutes. We do not yet know why night calls fail. Mary Zhao, who leads the service centre, is finding out and publishes what she finds on 26 November at 6 pm.

            Until then you can leave your number on our website or call 021 5000 6000. We are returning every call we missed, until all are answered.
            """
        ),
        (
            "en8",
            """
            Some of our colleagues were not paid all their overtime in October. We checked: 213 people in Shanghai and Wuxi, 468,000 yuan together. You worked for it, and we apologise.

            The money is in your accounts by 6 pm on 25 November. We do not know yet whether earlier months are affected; an outside accountant is checking and we publish the result on 10 December.

            Questions go to Sun Jie in personnel, 021 5555 0101 or pay@example.org, and she answers within two days. Whichever month is found short, we will pay it.
            """
        ),
        (
            "en9",
            """
            Dear Ms Wang,

            Thank you for telling us, and I am sorry that you have waited six days for a lost suitcase. I understand what your children's photographs in it mean to you.

            It was last scanned in Zhengzhou at 3 am on 14 November, and we do not yet know where it went from there. Zhang Qiang, who runs that depot, is going through the recordings today. I will call you by 9 pm tonight and tell you what he found, be it something or nothing.

            You can choose: the declared value in your account within three days, or we search until 30 November and decide then. My number is 0138 000 0000. I will stay with it until we know.
            """
        ),
        (
            "en10",
            """
            A child was hurt by our pushchair, model P3, on 17 November. We are heartbroken for her and her family, and we apologise to them.

            The front hinge gave way. Why it did is not known yet. We have stopped selling the P3 and told the product safety office on 18 November. If you own one, please stop using it today.

            We refund every P3, however old, within five days; send nothing, just call 0800 700 700 or go to our website. Our chief engineer, Tom Hale, publishes the test results on 1 December and answers questions on video the same day at 3 pm. We will not sell another P3 until he has shown the cause and the remedy.
            """
        ),
    ]
}
