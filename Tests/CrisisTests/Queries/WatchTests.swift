import Crisis
import Settings
import Testing

@Suite("The shipped watches know their homonyms")
struct WatchTests {
    private static let index = WatchIndex(ShippedConfig.watches)

    @Test(
        "a text is found by the watches that it speaks of, and by no other",
        arguments: [
            ("深中通道正式通车", []), ("中通客车发布新款大巴", []), ("深中通道通车 中通快递网点爆仓", ["zto"]),
            ("中通快递说明网点停摆原因", ["zto"]), ("中通又丢件了", ["zto"]), ("会议中通过了决议", []), ("港珠澳与深中通道", []),
            ("北极兔在雪地里奔跑", []), ("极兔把我的相机弄丢了", ["jt"]), ("圆通寺香火旺盛", []), ("圆通山看樱花", []),
            ("圆通调整国际件运费", ["yto"]), ("为人圆通", []), ("申通地铁发布年报", []), ("申通网点让我改寄顺丰", ["sf", "sto"]),
            ("我是做饭菜鸟", []), ("菜鸟驿站不送货上门", ["cainiao"]), ("新手菜鸟求带", []), ("菜鸟丢了我的包裹", ["cainiao"]),
            ("祝你一路顺丰", []), ("順豐速運寄丟手機", ["sf"]), ("EMS快递太慢", ["ems"]), ("EMS健身房", []),
            ("电EMS包裹三天没派送", ["ems"]), ("雨燕速运仓库起火", ["swallow"]), ("北京雨燕回来了", []),
            ("雨燕的快递员骂人", ["swallow"]), ("Swallow Express lost my parcel", ["swallow"]), ("the swallow flies south", []),
            ("a swallow nest above the depot", []), ("京东快递员上门", ["jd-logistics"]), ("德邦证券研报", []), ("京东大促", []),
        ])
    func homonyms(text: String, watches: [String]) {
        #expect(Self.index.matches(in: NormalizedText(text), from: Self.somewhere).map(\.watch.id).sorted() == watches)
    }

    private static let somewhere = TextOrigin(source: "s", family: .media, tier: .outlet, kind: .coverage)

    @Test("all watches together decide as each one alone", arguments: ["中通快递和深中通道", "EMS 顺丰 极兔", "", "nothing"])
    func together(text: String) {
        let text = NormalizedText(text)
        let alone = ShippedConfig.watches.filter { $0.query.match(text) != nil }.map(\.id)
        #expect(Self.index.matches(in: text, from: Self.somewhere).map(\.watch.id) == alone)
    }

    @Test("a mistake in a query is reported at its line, with its character, in both languages")
    func problems() {
        let text = """
            watches:
              - id: good
                title: { zh: 甲, en: A }
                brands: [甲]
                query: 甲
              - id: bad
                title: { zh: 乙, en: B }
                brands: [乙]
                query: 乙 AND (丙
              - id: good
                title: { zh: 甲 }
                query: 甲
                colour: red
              - id: a/b
                title: { zh: 甲, en: A }
                brands: [甲]
                query: 甲
                background: { same_kind_history: maybe }
            """
        let log = ProblemLog()
        let watches = WatchFile.read(files: [("w.yaml", text)], log: log)
        #expect(watches.map(\.id) == ["good"])
        let lines = log.sorted.map(\.line)
        #expect(lines == [9, 10, 11, 13, 14, 18], "\(log.sorted)")
        let query = log.sorted.first?.description ?? ""
        #expect(query.contains("w.yaml:9:") && query.contains("character 7") && query.contains("括号"))
    }
}
