import Crisis

extension MiniStream {
    static let chinese: [MiniStream] = [
        MiniStream(
            "强酸渗漏，先投诉后报道", rung: 1...1, level: .orange ... .red, joined: 5,
            """
            0 complaint 快递箱子底部全湿了，味道很冲，闻着头晕，客服让我等通知
            6 complaint 包裹外面渗出黄色液体，里面的书都被腐蚀了
            9 complaint 搬箱子的时候手上沾了液体，火辣辣的起了水泡，现在去了医院
            25 post 雨燕速运的件有毒吧 / 收到雨燕速运的箱子流出不明液体，手都红肿了
            40 outlet 雨燕速运一车包裹渗漏强酸 三人灼伤送医 / 本报记者从现场获悉，泄漏的是强酸
            """),
        MiniStream(
            "贵重物品寄丢只赔运费", rung: 1...2, level: .blue ... .yellow, joined: 3,
            """
            0 complaint 寄的翡翠手镯丢了，保价两万只肯赔五百，我要找媒体曝光
            20 post 雨燕速运寄丢我两万的手镯 / 保价两万只赔五百，客服踢皮球
            30 post 雨燕速运丢件只赔运费的看过来 / 我也是，丢了一部手机只赔三倍运费
            90 outlet 雨燕速运寄丢两万元手镯仅赔五百 / 消费者保价两万元，快递丢失后仅赔五百元
            130 national 寄丢贵重物品为何总是只赔运费 雨燕速运被指霸王条款 / 多名消费者反映雨燕速运丢件后赔偿过低
            150 board 雨燕速运寄丢两万元手镯只赔五百
            """),
        MiniStream(
            "快递员殴打客户", rung: 1...1, level: .orange ... .red, joined: 3,
            """
            0 complaint 你们快递员因为一个差评上门威胁我，还动手打人
            15 post 被雨燕速运快递员打了 / 因为给了差评，快递员上门把我打伤，已经报警
            60 outlet 女子给差评遭雨燕速运快递员上门殴打 警方介入
            80 board 雨燕速运回应快递员殴打女客户
            """),
        MiniStream(
            "面单信息被倒卖", rung: 1...1, level: .orange ... .red, joined: 3,
            """
            0 complaint 刚收到快递就接到骚扰电话，连我买了什么都知道，信息是你们泄露的吧
            30 post 雨燕速运是不是把我的信息卖了 / 快递还没到诈骗电话先到，能报出我的姓名地址
            70 outlet 雨燕速运内部员工倒卖面单 数十万条个人信息泄露
            95 authority 关于雨燕速运涉嫌侵犯公民个人信息的通报 / 警方已立案侦查，抓获嫌疑人三名
            """),
        MiniStream(
            "牛奶喝出问题", "dairy", rung: 1...1, level: .orange ... .red, joined: 5,
            """
            0 complaint 孩子喝了你们的纯牛奶以后上吐下泻，一晚上没睡
            12 complaint 青禾的酸奶喝完肚子疼，全家都拉肚子
            18 complaint 喝了牛奶孩子呕吐发烧，现在住院了
            45 post 青禾牛奶喝完拉肚子的有几个 / 我家两个孩子都上吐下泻
            70 outlet 多名儿童饮用青禾牛奶后呕吐腹泻 疑似食物中毒
            100 authority 市场监管局责令青禾乳业暂停销售涉事批次 / 已对青禾乳业立案调查，样品送检
            """),
        MiniStream(
            "检出违禁添加物", "dairy", rung: 1...1, level: .orange ... .red, joined: 3,
            """
            0 board 青禾纯牛奶被检出丙二醇
            20 national 青禾乳业两批次纯牛奶检出丙二醇 / 市场监管部门已立案调查
            40 board 多家超市下架青禾牛奶
            60 own 青禾乳业关于纯牛奶的说明 / 我们对此深表歉意，已封存涉事批次，消费者可凭小票全额退款
            """),
        MiniStream(
            "分拨中心起火", rung: 1...1, level: .blue ... .orange, joined: 3,
            """
            0 post 雨燕速运江城分拨中心冒黑烟 / 好大的烟，包裹都烧了吧
            8 post 雨燕速运仓库着火了 / 江城分拨中心起火，消防车来了好几辆
            25 outlet 雨燕速运江城分拨中心突发火灾 / 过火面积约两千平方米，原因正在调查
            40 board 雨燕速运仓库起火
            """),
        MiniStream(
            "货车撞人", rung: 1...1, level: .orange ... .red, joined: 2,
            """
            0 outlet 雨燕速运货车与电动车相撞 一人身亡
            30 board 雨燕速运货车撞人致死
            55 post 太惨了 / 雨燕速运的货车闯红灯把人撞死了
            """),
        MiniStream(
            "网点停摆、派费拖欠", rung: 1...2, level: .blue ... .orange, joined: 4,
            """
            0 complaint 快递在江东网点停了五天不派送，电话没人接
            10 complaint 江东网点的件一直不派送，客服说不清楚
            25 complaint 我的包裹还在江东网点，六天了没动静
            60 outlet 雨燕速运江东网点停摆 包裹堆积如山 / 快递员称网点拖欠工资，已经罢工
            90 post 雨燕速运江东网点拖欠派费 / 快递员集体罢工，包裹没人管
            120 board 雨燕速运多地网点停摆
            """),
        MiniStream(
            "软件崩了", rung: 1...1, level: .blue ... .yellow, joined: 2,
            """
            0 post 雨燕速运小程序打不开 / 雨燕速运系统崩溃，无法下单
            3 post 雨燕速运崩了 / 半天登录不上
            10 board 雨燕速运崩了
            25 board 雨燕速运回应系统崩了
            """),
        MiniStream(
            "暴力分拣被拍", rung: 1...1, level: .blue ... .yellow, joined: 2,
            """
            0 post 雨燕速运暴力分拣视频 / 员工把快递当球踢，箱子摔得粉碎
            30 outlet 雨燕速运被曝暴力分拣 包裹满天飞 / 视频显示多名员工抛扔包裹
            50 board 雨燕速运暴力分拣
            70 board 雨燕速运就暴力分拣致歉
            """),
        MiniStream(
            "上热搜的一单小额赔偿", rung: 1...1, level: .blue ... .yellow,
            "0 board 雨燕速运寄丢录取通知书只赔三百\n40 board 雨燕速运回应寄丢录取通知书"),
        MiniStream(
            "董事长致歉", "dairy", rung: 1...1, level: .blue ... .yellow, "0 board 青禾乳业董事长致歉\n60 board 青禾乳业再致歉"),
        MiniStream(
            "监管约谈", rung: 1...1, level: .orange ... .red, "0 authority 省邮政管理局约谈雨燕速运 / 就服务质量问题责令限期整改"),
        MiniStream(
            "被罚款", "dairy", rung: 1...1, level: .orange ... .red,
            "0 outlet 青禾乳业因虚假宣传被罚款八十万元\n30 board 青禾乳业虚假宣传被罚"),
        MiniStream(
            "裁员与欠薪", "dairy", rung: 1...2, level: .blue ... .orange, joined: 3,
            """
            0 post 青禾乳业大规模裁员 / 工作五年说裁就裁，补偿也没有
            30 post 青禾乳业裁员不给补偿 / 员工讨薪，公司无视
            80 outlet 青禾乳业被曝暴力裁员 员工讨薪
            95 outlet 青禾乳业裁员风波 员工申请劳动仲裁
            120 board 青禾乳业裁员
            """),
        MiniStream(
            "股价跌停", "dairy", rung: 1...1, level: .blue ... .yellow, "0 board 青禾乳业跌停\n30 board 青禾乳业预亏十亿"),
        MiniStream(
            "广告冒犯女性", "dairy", rung: 1...1, level: .blue ... .yellow, joined: 2,
            """
            0 post 青禾新广告是认真的吗 / 青禾的广告侮辱女性，恶心，抵制
            40 board 青禾广告被指侮辱女性
            90 board 青禾为广告致歉
            """),
        MiniStream(
            "吃出异物", "dairy", rung: 1...1, level: .blue ... .orange, joined: 2,
            """
            0 complaint 青禾奶酪里吃出一截塑料，孩子差点咽下去
            30 post 青禾奶酪吃出异物 / 有图为证，客服说不是他们的
            70 board 青禾回应奶酪吃出异物
            """),
        MiniStream(
            "改保质期", "dairy", rung: 1...1, level: .blue ... .orange, joined: 2,
            """
            0 outlet 记者卧底青禾门店：过期牛奶改标签继续卖
            20 board 青禾门店更换日期标签
            45 board 青禾乳业致歉并停业整改涉事门店
            """),
        MiniStream(
            "感染", rung: 1...1, level: .blue ... .orange, joined: 2,
            """
            0 outlet 雨燕速运分拨中心多名员工核酸阳性
            30 board 雨燕速运分拨中心阳性人员升至三十人
            60 board 收到雨燕速运快递的立即报备
            """),
        MiniStream(
            "活体盲盒", rung: 1...1, level: .blue ... .orange, joined: 2,
            """
            0 post 雨燕速运车上全是活体宠物盲盒 / 猫狗装在塑料筐里，很多已经闷死
            40 outlet 雨燕速运被曝运输活体宠物盲盒
            60 board 雨燕速运回应宠物盲盒事件
            """),
        MiniStream(
            "谣言与辟谣", rung: 0...1, level: .clear ... .yellow,
            """
            0 post 网传雨燕速运要倒闭 / 听说雨燕速运资金链断裂，老板跑路
            60 outlet 雨燕速运回应倒闭传闻：不属实
            90 own 雨燕速运声明 / 网传内容严重失实，公司经营正常
            """),
        MiniStream(
            "一天两件不同的事", rung: 2...3, level: .orange ... .red, joined: 2,
            """
            0 outlet 雨燕速运货车侧翻致两人受伤
            20 board 雨燕速运货车侧翻
            200 outlet 雨燕速运内鬼倒卖客户信息 警方立案
            230 post 雨燕速运泄露信息 / 我的手机号地址全被卖了
            """),
        MiniStream(
            "只有投诉、都很平常", rung: 0...0, level: .clear ... .clear,
            """
            0 complaint 快递晚到两天，麻烦催一下
            30 complaint 盒子有点压扁，里面没事
            80 complaint 快递员不送上门，放驿站了
            140 complaint 查不到物流信息，请尽快处理
            200 complaint 运费多收了两块钱
            """),
    ]

    static let harmlessChinese: [MiniStream] = [
        .harmless(
            "涨价与新价目",
            """
            0 board 雨燕速运宣布涨价
            30 outlet 雨燕速运调整部分线路运费 / 首重价格上调一元，下月起执行
            60 post 雨燕速运涨价了你怎么看 / 贵了一块钱
            """),
        .harmless(
            "新品与代言", "dairy",
            """
            0 board 青禾新品酸奶
            20 board 青禾官宣新代言人
            30 post 青禾官宣代言人 / 太好看了，粉丝疯狂下单
            60 outlet 青禾乳业发布低糖酸奶 主打健康
            90 board 青禾联名礼盒
            """),
        .harmless(
            "业绩增长", "dairy",
            """
            0 outlet 青禾乳业前三季度净利润增长两成
            40 outlet 青禾乳业营收突破百亿 / 公司表示将继续加大研发投入
            80 board 青禾乳业股价大涨
            """),
        .harmless(
            "应急演练",
            """
            0 outlet 雨燕速运江城分拨中心开展火灾应急演练 / 演练模拟仓库起火，两名员工受伤，消防队迅速处置
            60 own 我司举行危险品泄漏应急演练 / 模拟包裹泄漏化学品，疏散员工三百人
            90 outlet 邮政管理局组织快递企业开展消防演练 雨燕速运参加
            """),
        .harmless(
            "促销", "dairy",
            """
            0 post 青禾双十一优惠 / 青禾纯牛奶满199减100，手慢无
            30 post 青禾酸奶买一送一 / 价格便宜量又足，炸裂的优惠
            60 outlet 青禾旗舰店直播间销量破纪录
            """),
        .harmless(
            "同名的鸟",
            """
            0 post 北京雨燕回来了 / 雨燕筑巢，有一只受伤被救助
            40 outlet 北京雨燕迁徙途中死亡原因查明 / 雨燕科鸟类研究
            """),
        .harmless(
            "表扬与公益",
            """
            0 outlet 雨燕速运快递员勇救落水儿童 / 小哥跳入河中救起孩子，获见义勇为称号
            30 outlet 雨燕速运为灾区免费运送救援物资 / 首批物资已送达
            60 post 雨燕速运小哥真好 / 下雨天还送上门，服务很好，点赞
            90 complaint 感谢江东网点的小哥，包裹准时送达，服务态度很好
            """),
        .harmless(
            "招聘与开业", "dairy",
            """
            0 outlet 青禾乳业校园招聘启动
            20 outlet 青禾乳业新工厂开业
            50 outlet 青禾乳业与农业大学签署合作协议
            """),
        .harmless(
            "提示与培训",
            """
            0 outlet 雨燕速运举办投诉处理培训 / 讲解快件丢失、破损的赔偿流程
            30 outlet 如何预防快递信息泄露 雨燕速运安全教育走进社区 / 提醒市民撕毁面单，谨防诈骗
            60 own 温馨提示：易碎品请加固包装 / 避免运输途中破损
            """),
        .harmless(
            "咨询",
            """
            0 post 雨燕速运寄手机要保价吗 / 如果丢失怎么赔偿
            20 post 雨燕速运能寄榴莲吗 / 求问大家
            40 post 雨燕速运寄到新疆几天 / 第一次用
            """),
        .harmless(
            "食谱与笑话", "dairy",
            """
            0 post 用青禾酸奶做蛋糕 / 大火烧开转小火，孩子吃得很香
            30 post 青禾这支广告笑死我了 / 笑得肚子疼
            60 post 青禾奶酪棒平替合集
            """),
        .harmless(
            "别家的事",
            """
            0 post 还是雨燕速运靠谱 / 友商仓库起火，同行丢件，雨燕速运准时送达
            40 outlet 快递业观察：与同行相比 雨燕速运时效提升
            """),
    ]
}
