/// Places and brands by which two events of the same kind are told apart: a fire in one city is not the fire in another.
struct AnchorNames: Sendable {
    static let shared = AnchorNames()

    /// By the hash of a name, that of the first of its names.
    private let anchors: [UInt32: UInt32]

    private init() {
        var anchors: [UInt32: UInt32] = [:]
        for name in AnchorNames.names.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if let hash = StoryScan.name(String(name)) { anchors[hash] = hash }
        }
        for names in AnchorNames.aliases.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let hashes = names.split(separator: "=").compactMap { StoryScan.name(String($0)) }
            // A mark of its own, so that the names stay terms beside it.
            guard let first = hashes.first else { continue }
            for hash in hashes { anchors[hash] = StoryScan.pair(first, 0xA11A5) }
        }
        self.anchors = anchors
    }

    subscript(hash: UInt32) -> UInt32? { anchors[hash] }

    /// One brand or place in several languages.
    private static let aliases = """
        顺丰=sf 圆通=yto 中通=zto 申通=sto 韵达=yunda 极兔=jnt 京东=jd 阿里巴巴=alibaba 阿里=alibaba 腾讯=tencent 百度=baidu 华为=huawei 小米=xiaomi \
        苹果=apple 特斯拉=tesla 比亚迪=byd 蔚来=nio 小鹏=xpeng 滴滴=didi 美团=meituan 抖音=tiktok=douyin 微信=wechat 麦当劳=mcdonalds 肯德基=kfc \
        星巴克=starbucks 瑞幸=luckin 海底捞=haidilao 蒙牛=mengniu 伊利=yili 茅台=moutai 三鹿=sanlu 恒大=evergrande 万科=vanke 康师傅=kangshifu \
        大众=volkswagen 丰田=toyota 本田=honda 宝马=bmw 奔驰=mercedes 奥迪=audi 福特=ford 波音=boeing 三星=samsung 索尼=sony 微软=microsoft 谷歌=google \
        亚马逊=amazon 沃尔玛=walmart 家乐福=carrefour 耐克=nike 雀巢=nestle 强生=johnson 辉瑞=pfizer 可口可乐=coca 英伟达=nvidia 英特尔=intel \
        北京=beijing 上海=shanghai 广州=guangzhou 深圳=shenzhen 天津=tianjin 重庆=chongqing 成都=chengdu 武汉=wuhan 南京=nanjing 杭州=hangzhou 西安=xian \
        郑州=zhengzhou 长沙=changsha 青岛=qingdao 苏州=suzhou 大连=dalian 沈阳=shenyang 昆明=kunming 厦门=xiamen 香港=hongkong 哈尔滨=harbin
        """

    private static let names = """
        北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 内蒙古 香港 澳门 台湾 \
        石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 \
        沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 \
        南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 \
        福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 \
        郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 \
        长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 \
        南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 \
        贵阳 六盘水 遵义 安顺 毕节 铜仁 黔东南 黔南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 拉萨 日喀则 昌都 林芝 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 \
        兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 喀什 和田 阿克苏 伊犁 塔城 \
        顺丰 圆通 中通 申通 韵达 极兔 京东 淘宝 天猫 拼多多 美团 饿了么 抖音 快手 微信 百度 腾讯 阿里 华为 小米 苹果 特斯拉 比亚迪 蔚来 小鹏 理想 滴滴 携程 海底捞 麦当劳 肯德基 星巴克 瑞幸 喜茶 蒙牛 伊利 茅台 \
        康师傅 统一 恒大 碧桂园 万科 联通 电信 格力 美的 大众 丰田 本田 宝马 奔驰 奥迪
        """
}
