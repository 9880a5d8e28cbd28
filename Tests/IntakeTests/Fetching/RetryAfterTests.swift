import Crisis
import Intake
import Testing

@Suite("HTTP dates and Retry-After are read in every form of RFC 9110")
struct RetryAfterTests {
    private let now = Timestamp(seconds: 1_800_000_000)

    @Test(
        "the three forms of a date",
        arguments: [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            "sun, 6 nov 1994 08:49:37 utc",
        ])
    func dates(text: String) {
        #expect(HTTPDate.parse(text)?.rfc3339 == "1994-11-06T08:49:37Z")
    }

    @Test(
        "what is no date is refused",
        arguments: [
            "", "GMT", "Sun, 31 Feb 2024 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 1994 8:49:37:1 GMT",
            "06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT", "1994-11-06T08:49:37Z", "Nov Nov Nov Nov Nov",
        ])
    func noDates(text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }

    @Test("every day of a century comes back from its date")
    func law() {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        for index in 0..<36_500 {
            let moment = Timestamp(seconds: Int64(index) * 86_400 + 12_345)
            let civil = CivilTime(moment)
            let date = "\(civil.day.padded(2)) \(months[civil.month - 1]) \(civil.year)"
            #expect(HTTPDate.parse("\(days[civil.weekday]), \(date) 03:25:45 GMT") == moment)
        }
    }

    @Test("seconds count from now, a date is itself")
    func retryAfter() {
        #expect(RetryAfter.moment("120", at: now) == now + .seconds(120))
        #expect(RetryAfter.moment(" 0 ", at: now) == now)
        let date = Timestamp(rfc3339: "2027-01-15T09:00:00Z")
        #expect(RetryAfter.moment("Fri, 15 Jan 2027 09:00:00 GMT", at: now) == date)
    }

    @Test("nonsense is no wait, and a number of a thousand digits does not crash")
    func hostile() {
        for text in ["-5", "1.5", "soon", "٣٠", ""] { #expect(RetryAfter.moment(text, at: now) == nil) }
        #expect(RetryAfter.moment(String(repeating: "9", count: 1000), at: now) == now + .seconds(999_999_999))
    }
}
