import Crisis
import Intake
import Testing

@Suite("The time of a complaint is read in the forms that intake systems write")
struct ComplaintTimeTests {
    @Test(
        "every form gives the same moment",
        arguments: [
            #""2026-03-04T08:30:00+08:00""#, #""2026-03-04T00:30:00Z""#, "1772584200", "1772584200000",
            #""1772584200""#, #""1772584200000""#, "1772584200.000", #""2026-03-04 08:30:00""#,
            #""2026/3/4 8:30""#, #""2026-03-04T08:30:00""#, #"" 2026-03-04 08:30:00.000 ""#,
            "20260304083000", #""202603040830""#, #""2026年3月4日 上午8:30""#, #""2026年03月04日08时30分""#,
            #""Wed, 4 Mar 2026 08:30:00 +0800""#, "46085.354166666664",
        ])
    func forms(json: String) throws {
        let moment = ComplaintTime.moment(try JSONParser.parse(json), offsetMinutes: 480)
        #expect(moment?.rfc3339 == "2026-03-04T00:30:00Z")
    }

    @Test("a time without a zone is in the source's own")
    func offset() {
        let moment = ComplaintTime.moment(.string("2026-03-04 08:30:00"), offsetMinutes: -300)
        #expect(moment?.rfc3339 == "2026-03-04T13:30:00Z")
        #expect(ComplaintTime.moment(.string("2026-03-04"), offsetMinutes: 480)?.rfc3339 == "2026-03-03T16:00:00Z")
    }

    @Test(
        "what is no time is refused",
        arguments: [
            "null", "true", "{}", "[]", #""""#, #""soon""#, "0", "-1772584200", "1e9", "20261304", "20260304253000",
            #""2026-02-30 08:00:00""#, #""2026-03-04 25:00:00""#, #""04/03/2026 08:00""#, #""26-03-04 08:00""#,
            #""2026-03-04 08""#, #""2026-3-4-5-6-7-8-9""#, "99999999999999999999", #""٢٠٢٦-٠٣-٠٤""#,
        ])
    func refused(json: String) throws {
        #expect(ComplaintTime.moment(try JSONParser.parse(json), offsetMinutes: 480) == nil)
    }

    @Test("every second and millisecond comes back from its number", arguments: 1...200)
    func law(seed: Int) {
        var generator = PollSeed(UInt64(seed))
        let milliseconds = Int64.random(in: 400_000_000_000...7_000_000_000_000, using: &generator)
        let moment = Timestamp(milliseconds: milliseconds)
        #expect(ComplaintTime.moment(.number("\(milliseconds)"), offsetMinutes: 0) == moment)
        let whole = Timestamp(seconds: moment.seconds)
        #expect(ComplaintTime.moment(.number("\(moment.seconds)"), offsetMinutes: 0) == whole)
        let local = String(whole.rfc3339(offsetMinutes: 480).dropLast(6)).replacing("T", with: " ")
        #expect(ComplaintTime.moment(.string(local), offsetMinutes: 480) == whole)
    }
}
