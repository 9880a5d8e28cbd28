/// A script for the demo's press: bad days of invented couriers, entry upon entry over the whole run.
///
/// It holds complaints page by page, posts, a city paper in GB18030, a national paper and the company's own words, with
/// reposts and grave matters among them, so that incidents open, levels rise and alerts go out all the time.
struct PressText {
    struct Entry {
        var after: Duration
        var outlet: String
        var title: String
        var text: String
    }

    private(set) var entries: [Entry] = []

    /// - Parameter span: the last entry appears at its end.
    init(seed: UInt64, entries count: Int, over span: Duration) {
        var dice = Dice(seed: seed)
        for number in 0..<count {
            let after = span * number / max(1, count - 1)
            entries.append(Self.entry(number, of: count, after: after, earlier: entries, &dice))
        }
    }

    /// How many entries each outlet publishes.
    var counts: [String: Int] { Dictionary(grouping: entries, by: \.outlet).mapValues(\.count) }

    var yaml: String {
        let lines = entries.enumerated().map { index, entry in
            let milliseconds =
                entry.after.components.seconds * 1000 + entry.after.components.attoseconds / 1_000_000_000_000_000
            let sender =
                entry.outlet == "complaints" ? "customer: 客户\(index % 17), waybill: YS\(700_000_000 + index), " : ""
            return "  - { after: \(milliseconds)ms, outlet: \(entry.outlet), \(sender)title: \"\(entry.title)\", "
                + "text: \"\(entry.text)\" }"
        }
        return "entries:\n" + lines.joined(separator: "\n") + "\n"
    }

    private static func entry(
        _ number: Int, of count: Int, after: Duration, earlier: [Entry], _ dice: inout Dice
    ) -> Entry {
        let outlet = dice.pick(outlets)
        // Every fourth text is carried on from another outlet, hardly changed.
        if number % 4 == 3, let source = earlier.suffix(12).filter({ $0.outlet != "own" }).randomElement(using: &dice) {
            return Entry(
                after: after, outlet: outlet == "own" ? "posts" : outlet, title: "转发：\(source.title)",
                text: "\(source.text)（转自网络 \(number)）")
        }
        // The troubles come one after another, so that there is news to the end.
        let troubles = brands.count * matters.count
        let trouble = Int.random(in: 0...min(troubles - 1, troubles * number / count + 2), using: &dice)
        let brand = brands[trouble % brands.count].name
        if outlet == "own" {
            return Entry(
                after: after, outlet: outlet, title: "\(brand)说明（\(number)）", text: "\(brand)：\(dice.pick(statements))")
        }
        let matter = matters[trouble / brands.count]
        let place = dice.pick(places)
        return Entry(
            after: after, outlet: outlet, title: place + matter.title.replacing("某快递", with: brand),
            text: "\(place)：\(matter.text.replacing("某快递", with: brand)) 记录第 \(number) 号。")
    }

    /// The watches of the couriers in the script.
    static var watches: String {
        let lines = brands.map {
            "  - { id: \($0.id), title: { zh: \($0.name), en: \($0.id) }, brands: [\($0.name)], query: \"\($0.name)\" }"
        }
        return "watches:\n" + lines.joined(separator: "\n") + "\n"
    }

    /// One line for a drop folder.
    static func complaint(_ number: Int) -> String {
        let text = "\(brands[number % brands.count].name)把第 \(number) 件包裹弄丢了，客服不理。"
        return "{\"id\":\"D-\(number)\",\"time\":\"2026-11-20T08:00:00+08:00\",\"text\":\"\(text)\"}\n"
    }

    private static let brands = [
        (id: "swallow", name: "雨燕速运"), (id: "goose", name: "灰雁速递"), (id: "egret", name: "白鹭快运"),
        (id: "swan", name: "鸿鹄物流"),
    ]
    private static let outlets = [
        "complaints", "complaints", "complaints", "posts", "posts", "city", "national", "own",
    ]
    private static let places = ["江城", "临河", "云岭", "北港", "南溪", "石桥"]
    private static let matters = [
        (title: "某快递包裹渗漏化学液体 多人手部灼伤", text: "拆某快递的包裹时被箱子上渗漏的不明化学液体灼伤，三人送医住院，客服一直没人接。"),
        (title: "某快递泄露客户个人信息", text: "某快递数万条客户姓名电话住址被泄露并在网上出售，接到大量诈骗电话，已经报警。"),
        (title: "某快递快递员殴打客户", text: "某快递的快递员因投诉上门殴打客户，致人骨折，警方已经介入调查。"),
        (title: "某快递网点停业 包裹积压", text: "某快递的网点突然关门停业，几千件包裹积压在仓库里，寄件人要求退款赔偿。"),
        (title: "某快递丢失贵重物品拒绝赔偿", text: "某快递把寄的首饰弄丢了，只肯赔三百元，投诉两次没人理，再不处理就找媒体曝光。"),
        (title: "某快递车辆起火", text: "某快递的运输车在高速上起火爆炸，两人死亡，应急管理局立案调查。"),
    ]
    private static let statements = [
        "对受伤和受影响的客户我们深表歉意，已停止派送同批包裹并全部封存，医疗费用由我们先行承担。",
        "情况尚不清楚，样品已经送检，今晚八点再次通报。",
    ]
}
