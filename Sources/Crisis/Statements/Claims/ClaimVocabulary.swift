/// The words of claims in both languages.
enum ClaimVocabulary {
    static let matters = WordTable<Claim.Matter>(
        pairs("死亡|身亡|遇难|死者|逝者|去世|伤亡|died|killed|death|deaths|fatality|fatalities|dead", .death)
            + pairs("受伤|伤者|烫伤|烧伤|住院|入院|中毒|送医|injured|injuries|injury|hurt|hospitalised|hospitalized|ill|sick", .injury)
            + pairs(
                "泄露|泄漏|外泄|信息外流|被盗取|data leak|data breach|leak|leaked|breach|breached|exposed|stolen data", .dataLeak)
            + pairs(
                "质量问题|不合格|变质|超标|致癌|违规添加|非法添加|污染|缺陷|安全隐患|defect|defects|defective|contaminated|contamination|"
                    + "carcinogen|carcinogenic|unsafe|safety issue|safety issues|quality issue|quality issues", .product
            )
            + pairs("延误|积压|滞留|晚到|delay|delays|delayed|backlog", .delay)
            + pairs("丢失|遗失|丢件|短少|lost|missing", .loss)
            + pairs("破损|损坏|损毁|受潮|damaged|damage|broken", .damage)
            + pairs("乱收费|多收|加价|收费错误|overcharged|overcharge|overcharging", .price)
            + pairs("欠薪|克扣|拖欠工资|拖欠|unpaid wages|unpaid", .wages)
            + pairs("召回|recall|recalled|recalling", .recall)
            + pairs("受影响|涉及|波及|affected|involved|concerned", .affected)
            + pairs("投诉|complaints|complaint", .complaints)
            + pairs("退款|refunded|refunds|refund", .refund))

    /// Of these only figures are compared: to speak of them admits nothing.
    static let countedOnly: Set<Claim.Matter> = [.affected, .complaints, .refund, .recall]

    static let negators = WordTable(
        "没有|并没有|未|并未|从未|不存在|不会|无人|无一|无|否认|不是|并非|不属实|no|not|never|none|without|deny|denies|no one|nobody|"
            + "neither|wasn't|weren't|isn't|didn't",
        true)

    /// The sentence asks, supposes, or tells what others say.
    static let doubts = WordTable(
        "是否|如果|如有|若|可能|或将|万一|正在核实|正在调查|网传|谣言|传言|所谓|有报道|whether|if|may|might|could|investigating|rumour|rumours|"
            + "rumor|rumors|claims that|reports that|alleged|allegations|to prevent|预防|防止|避免|杜绝",
        true)

    static let updates = WordTable(
        "截至|更新|新增|上升|增至|升至|增加|减少|修正|更正|最新|累计|此前|先前|有误|as of|updated|update|now|so far|risen|rose|revised|"
            + "correct|correction|corrected|total of|latest|earlier we|previously",
        true)

    static let rough = WordTable(
        "约|大约|近|余|多|左右|超过|至少|about|around|nearly|almost|over|more than|at least|some|roughly|approximately|up to", true)

    static let units = WordTable<Claim.Unit>(
        pairs(
            "人|名|位|户|people|person|persons|customers|customer|users|passengers|children|employees|workers|drivers|patients|"
                + "residents", .people)
            + pairs(
                "件|票|单|箱|瓶|台|辆|批|袋|盒|parcels|parcel|packages|orders|order|boxes|bottles|units|cars|vehicles|batches|batch",
                .things)
            + pairs("条|个账户|个账号|records|accounts|account|entries", .records)
            + pairs("起|例|宗|cases|case|incidents", .cases))

    static let causeMarks = WordTable(
        "原因是|原因为|系|因|由于|导致|造成|所致|引发|引起|caused by|due to|because of|because|result of|resulted from|the cause was|"
            + "the cause is|cause of",
        true)

    static let causes = WordTable<Claim.Cause>(
        pairs(
            "设备|系统|机械|故障|电路|短路|线路|服务器|程序|equipment|system|technical|machine|mechanical|electrical|short circuit|server|"
                + "software|bug|hardware", .equipment)
            + pairs(
                "操作失误|操作不当|人为|员工|工作人员|疏忽|违规操作|human error|staff|employee|employees|operator|oversight|driver error",
                .staff)
            + pairs("天气|暴雨|台风|暴雪|洪水|高温|weather|storm|typhoon|flood|snow|heat", .weather)
            + pairs("供应商|承运商|外包|第三方|加盟|supplier|vendor|contractor|third party|third-party|carrier|franchisee", .partner)
            + pairs("使用不当|客户|消费者|用户操作|user error|misuse|customer|customers", .customer)
            + pairs("黑客|攻击|入侵|hack|hacked|hackers|cyberattack|attack|intrusion", .attack)
            + pairs("订单激增|业务量|爆仓|单量|demand|volume|surge in orders|peak", .demand))

    static let learned = WordTable(
        "接到|收到|获悉|得知|知悉|发现|接报|learned|learnt|became aware|were informed|was informed|discovered|were notified|received|"
            + "found out",
        true)

    static let vouches = WordTable(
        "符合国家标准|符合标准|符合规定|符合相关|符合法律|符合食品安全|合法合规|产品安全|是安全的|产品合格|合格产品|完全合格|安全可靠|放心食用|放心使用|"
            + "meets all|meet all|complies with|comply with|fully compliant|is safe|are safe|completely safe|lawful|within the law",
        true)

    private static func pairs<Value>(_ words: String, _ value: Value) -> [(String, Value)] {
        words.split(separator: "|").map { (String($0), value) }
    }
}
