import Crisis
import Testing

@Suite("A series file is read, or refused with its line")
struct SeriesFileTests {
    @Test(
        "what is wrong is said with the line",
        arguments: [
            ("", 1, "empty"), ("time,count\n1,2\n", 1, "header"), ("timestamp,value\n", 2, "no row"),
            ("timestamp,value\n2026-01-01,3\nyesterday,4\n", 3, "no time"),
            ("timestamp,value\n2026-01-01,3\n2026-01-02,many\n", 3, "no number"),
            ("timestamp,value\n2026-01-01,-3\n", 2, "negative"), ("timestamp,value\n2026-01-01,1e13\n", 2, "above"),
            ("timestamp,value\n2026-01-01\n", 2, "too few"), ("timestamp,value\n2026-01-01,inf\n", 2, "no number"),
        ])
    func refused(csv: String, line: Int, word: String) {
        #expect {
            try SeriesFile(csv: csv)
        } throws: { error in
            guard let problem = error as? SeriesFile.Problem else { return false }
            return problem.line == line && problem.description.contains(word)
        }
    }

    @Test(
        "times in the ways of the wild mean the same moment",
        arguments: [
            "2026-11-24 08:05:00", "2026-11-24T00:05:00Z", "2026-11-24T08:05+08:00", "2026/11/24 08:05", "1795478700",
            "1795478700000", "\"2026-11-24 08:05:00\"",
        ])
    func times(text: String) throws {
        let file = try SeriesFile(csv: "timestamp,value\r\n\(text),5\r\n", offsetMinutes: 480)
        #expect(file.rows[0].moment == Timestamp(seconds: 1_795_478_700))
        #expect(file.rows[0].value == 5)
    }

    @Test("columns are found by name, and the width is the usual distance")
    func columns() throws {
        let file = try SeriesFile(csv: "brand,Value,TIMESTAMP\na,3,2026-01-01 00:00\na,4,2026-01-01 01:00\n")
        #expect(file.width == .hour)
        #expect(file.rows.map(\.value) == [3, 4])
    }

    private static func replayed(_ rows: [String]) throws -> SeriesReplay {
        try SeriesReplay(try SeriesFile(csv: "timestamp,value\n" + rows.joined(separator: "\n")), perWeek: 1)
    }

    @Test("gaps, doubles, a clock set back and unknown values are treated and told")
    func treated() throws {
        let replay = try Self.replayed([
            "2026-10-25 00:00,3", "2026-10-25 00:05,4", "2026-10-25 00:10,4", "2026-10-25 00:10,9",
            "2026-10-25 00:40,5", "2026-10-24 23:45,5", "2026-10-24 23:50,", "2026-10-24 23:55,5",
        ])
        #expect(replay.judgements.count == 8)
        #expect(replay.remarks.map(\.line) == [5, 6, 7, 8])
        #expect(replay.judgements[3].rarity == replay.judgements[2].rarity)
        #expect(replay.judgements[6].rarity == nil)
        #expect(replay.detector.bins == 6)
    }

    @Test("rows out of order are refused")
    func order() {
        #expect(throws: SeriesFile.Problem.self) {
            try Self.replayed(["2026-10-25 00:00,3", "2026-10-24 00:05,4"])
        }
    }

    @Test("one row alone is judged and is no alarm")
    func alone() throws {
        let replay = try Self.replayed(["2026-10-25 00:00,7"])
        #expect(replay.judgements.map(\.isAlarm) == [false])
    }

    @Test("the drawing names its alarms and escapes what it quotes")
    func plot() throws {
        let rows = (0..<900).map { "\(1_793_548_800 + 300 * $0),\($0 == 850 ? 500 : 3)" }
        let file = try SeriesFile(csv: "timestamp,value\n" + rows.joined(separator: "\n"))
        let replay = try SeriesReplay(file, perWeek: 1)
        let svg = SurgePlot(series: file, judgements: replay.judgements).svg(title: "<a & b>")
        #expect(svg.hasPrefix("<svg "))
        #expect(svg.contains("&lt;a &amp; b&gt;"))
        #expect(svg.contains("1793803800: 500"))
        #expect(!svg.contains("nan"))
    }
}

@Suite("The calendar knows holidays and worked weekends")
struct WorkCalendarTests {
    @Test("a table moves days of rest, and a wrong line is named")
    func table() throws {
        let calendar = try WorkCalendar(
            table: """
                # remark
                date,kind,name
                2026-02-17,rest,春节
                2026-02-14,work,调休
                2026-11-11,special,双11
                """)
        let day = { CivilTime.day(year: 2026, month: $0, day: $1) ?? 0 }
        #expect(calendar.isRest(day: day(2, 17)))
        #expect(!calendar.isRest(day: day(2, 14)))
        #expect(calendar.isRest(day: day(2, 21)))
        #expect(calendar.isSpecial(day: day(11, 11)))
        #expect(calendar.name(day: day(2, 17)) == "春节")
        #expect(throws: WorkCalendar.Problem.self) { try WorkCalendar(table: "2026-02-30,rest,x") }
        #expect(throws: WorkCalendar.Problem.self) { try WorkCalendar(table: "2026-02-20,holiday,x") }
    }
}
