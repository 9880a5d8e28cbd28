import Crisis
import Testing

@Suite("Moments are whole milliseconds in UTC")
struct TimestampTests {
    @Test(
        "RFC 3339 is read and written back",
        arguments: [
            ("2009-02-11T08:00:00+08:00", "2009-02-11T00:00:00Z"),
            ("2009-02-11 08:00+08:00", "2009-02-11T00:00:00Z"),
            ("1969-12-31T23:59:59.250Z", "1969-12-31T23:59:59.250Z"),
            ("2024-02-29T12:00:00.1Z", "2024-02-29T12:00:00.100Z"),
        ])
    func roundTrip(text: String, utc: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == utc)
    }

    @Test(
        "what is not a moment is refused",
        arguments: ["2009-02-11", "2009-02-30T00:00:00Z", "2009-02-11T08:00:00", "2009-13-01T00:00:00Z", "x", ""])
    func refused(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test("every hour of two centuries is its own inverse")
    func law() {
        var moment = Timestamp(milliseconds: -3_155_673_600_000)
        while moment.milliseconds < 3_155_673_600_000 {
            #expect(Timestamp(rfc3339: moment.rfc3339(offsetMinutes: 480)) == moment)
            moment += .hours(24 * 37 + 1)
        }
    }

    @Test("11 February 2009 was a Wednesday")
    func weekday() throws {
        let moment = try #require(Timestamp(rfc3339: "2009-02-11T08:00:00+08:00"))
        #expect(CivilTime(moment, offsetMinutes: 480).hourOfWeek == 2 * 24 + 8)
    }
}
