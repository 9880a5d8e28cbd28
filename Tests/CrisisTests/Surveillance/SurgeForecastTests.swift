import Crisis
import Testing

@Suite("A forecast goes on with the present course, and says how sure it is")
struct SurgeForecastTests {
    @Test("a surge that doubles grows on, ever slower, and its interval widens")
    func doubling() {
        let forecast = SurgeForecast(
            recent: [60, 110, 210], usual: [Double](repeating: 10, count: 9), dispersion: 2)
        #expect(forecast.growth > 1.7 && forecast.growth < 2)
        #expect(forecast.acceleration > 1)
        #expect(forecast.hours.count == 6)
        let expected = forecast.hours.map(\.expected)
        #expect(expected[0] > 210 && expected[5] > expected[0] && expected[5] < 400)
        #expect(forecast.hours.allSatisfy { Double($0.low) < $0.expected && $0.expected < Double($0.high) })
        #expect(forecast.hours[5].high - forecast.hours[5].low > forecast.hours[0].high - forecast.hours[0].low)
    }

    @Test("usual hours are forecast as usual")
    func usual() {
        let forecast = SurgeForecast(recent: [9, 11, 10], usual: [10, 10, 10, 20, 30], dispersion: 1.5)
        #expect(forecast.hours.map(\.expected) == [20, 30])
    }

    @Test("the crossing lies where the sum passes the number, or nowhere")
    func crossing() throws {
        let forecast = SurgeForecast(recent: [], usual: [10, 10, 10], dispersion: 1)
        let at = try #require(forecast.crossing(of: 25))
        #expect(abs(at - 2.5) < 1e-12)
        #expect(forecast.crossing(of: 25, already: 30) == 0)
        #expect(forecast.crossing(of: 31) == nil)
    }
}

@Suite("Many series ring as rarely as one")
struct MultiplicityTests {
    @Test("five hundred usual series: an alarm anywhere on at most one day in ten")
    func none() {
        var dice = MatterDice(seed: 5)
        var days = 0
        for _ in 0..<300 {
            let chances: [Double?] = (0..<500).map { _ in (Double(dice.below(1_000_000_000)) + 0.5) / 1e9 }
            if Multiplicity.alarms(chances).contains(true) { days += 1 }
        }
        #expect(days <= 45)
    }

    @Test("what is far out rings among many, and unknown ones are left out")
    func some() {
        let chances: [Double?] = [0.4, 1e-6, nil, 0.03, 2e-5] + Array(repeating: 0.6, count: 495)
        let alarms = Multiplicity.alarms(chances)
        #expect(alarms.indices.filter { alarms[$0] } == [1, 4])
    }

    @Test(
        "the method follows the length of history",
        arguments: [(5, "none"), (8, "C1"), (9, "C2"), (100, "C2"), (263, "farrington")])
    func method(weeks: Int, name: String) {
        let chosen =
            switch DailyMethod.forWeeks(weeks, alpha: 0.001) {
            case .none: "none"
            case .ears(let ears): ears.method.rawValue
            case .farrington: "farrington"
            }
        #expect(chosen == name)
    }
}
