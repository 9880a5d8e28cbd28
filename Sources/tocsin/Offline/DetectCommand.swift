import ArgumentParser
import Crisis
import Daemon
import Foundation

struct DetectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "detect",
        abstract: "A series of counts as CSV, how rare each bin is and where an alarm rings as CSV.",
        discussion: """
            Reads timestamp,value with a header and writes timestamp,value,anomaly_score,alarm: one row for each row, \
            decided from the rows before it alone. A score of n / (n + 1) means that the series has so strong a burst once \
            in n weeks: 0.5 once a week, 0.9 once in nine weeks.

            Examples:
              tocsin detect mentions.csv --budget 1/week
              tocsin detect mentions.csv --budget 0.25/week --zone +08:00 --calendar config/calendar.csv
              tocsin detect mentions.csv --plot out.svg
              tocsin detect weekly.csv --method farrington
              tocsin detect daily.csv --method ears --variant C2

            farrington and ears are those of R's surveillance and write the columns upperbound, expected and dispersion \
            besides. docs/surveillance.md tells how gaps, doubles, clock changes and unknown values are treated.
            """)

    enum Method: String, ExpressibleByArgument, CaseIterable { case online, farrington, ears }

    @Argument(help: "A CSV file with the columns timestamp and value, or - for standard input.") var file: String
    @Option(name: .long, help: "Online: false alarms you are ready for, such as 1/week, 0.25/week or 2/day.")
    var budget =
        "1/week"
    @Option(name: .long, help: "online, farrington or ears.") var method = Method.online
    @Option(name: .long, help: "farrington: nb, delta, muan, 1996. ears: C1, C2, C3.") var variant: String?
    @Option(name: .long, help: "farrington, ears: chance of a false alarm in a bin.") var alpha: Double?
    @Option(name: .long, help: "Zone of times that name none, such as +08:00; also where days begin.") var zone =
        "+00:00"
    @Option(name: .long, help: "Width of a bin, such as 5m, 1h, 1d, 1w. Default: the distance of the first rows.")
    var bin: String?
    @Option(name: .long, help: "A table date,kind,name of holidays, worked weekends and special days.") var calendar:
        String?
    @Option(name: .long, help: "Also draw the series, what was usual and the alarms into this SVG file.") var plot:
        String?

    func run() throws {
        let offset = try Self.offset(zone)
        let text = String(decoding: try contents(of: file), as: UTF8.self)
        do {
            let width = try bin.map(Self.width)
            let series = try SeriesFile(csv: text, offsetMinutes: offset, width: width)
            switch method {
            case .online: try online(series, offset: offset)
            case .farrington, .ears: try weekly(series)
            }
        } catch let problem as SeriesFile.Problem {
            complain("\(file):\(problem.line): \(problem.description)")
            throw ExitCode(1)
        }
    }

    private func online(_ series: SeriesFile, offset: Int) throws {
        let replay = try SeriesReplay(
            series, perWeek: try Self.perWeek(budget), offsetMinutes: offset, calendar: try workCalendar())
        for remark in replay.remarks.prefix(20) { complain("\(file):\(remark.line): \(remark.description)") }
        if replay.remarks.count > 20 { complain("\(file): and more of the kind.") }
        var output = LineWriter()
        output.write("timestamp,value,anomaly_score,alarm")
        for (row, judgement) in zip(series.rows, replay.judgements) {
            let score = (judgement.rarity?.score ?? 0).text(decimals: 9)
            output.write("\(row.timestampText),\(row.valueText),\(score),\(judgement.isAlarm ? 1 : 0)")
        }
        output.flush()
        if let plot {
            let drawing = SurgePlot(series: series, judgements: replay.judgements)
            try write(drawing.svg(title: file), to: plot)
        }
    }

    private func weekly(_ series: SeriesFile) throws {
        if plot != nil { throw ValidationError("--plot draws the online method only.") }
        let replay = try WeeklyReplay(series, method: try weeklyMethod())
        var output = LineWriter()
        output.write("timestamp,value,anomaly_score,alarm,upperbound,expected,dispersion")
        for (row, judgement) in zip(series.rows, replay.judgements) {
            let numbers = [judgement.upperBound, judgement.expected, judgement.dispersion]
                .map { $0.map { "\($0)" } ?? "" }.joined(separator: ",")
            output.write(
                "\(row.timestampText),\(row.valueText),\(judgement.score.text(decimals: 9)),"
                    + "\(judgement.isAlarm ? 1 : 0),\(numbers)")
        }
        output.flush()
    }

    private func weeklyMethod() throws -> WeeklyReplay.Method {
        if let alpha, !(alpha > 0 && alpha < 0.5) { throw ValidationError("--alpha must lie between 0 and 0.5.") }
        if method == .ears {
            guard let known = EarlyAberration.Method(rawValue: (variant ?? "C2").uppercased()) else {
                throw ValidationError("--variant of ears is C1, C2 or C3.")
            }
            return .ears(EarlyAberration(known, alpha: alpha))
        }
        guard let known = Farrington.Variant(rawValue: variant ?? "nb") else {
            throw ValidationError("--variant of farrington is nb, delta, muan or 1996.")
        }
        return .farrington(Farrington(known, alpha: alpha ?? 0.005))
    }

    private func workCalendar() throws -> WorkCalendar {
        guard let calendar else { return .weekends }
        do {
            return try WorkCalendar(table: String(decoding: try contents(of: calendar), as: UTF8.self))
        } catch let problem as WorkCalendar.Problem {
            complain("\(calendar):\(problem.line): \(problem.description)")
            throw ExitCode(2)
        }
    }

    private func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            complain("\(path): cannot be written: \(error.localizedDescription)")
            throw ExitCode(1)
        }
    }

    static func perWeek(_ text: String) throws -> Double {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let factors = ["week": 1.0, "w": 1, "day": 7, "d": 7, "month": 7 / 30.4]
        let unit = parts.count > 1 ? String(parts[1]) : "week"
        guard parts.count <= 2, let number = Double(parts[0]), number > 0, let factor = factors[unit],
            (0.01...50).contains(number * factor)
        else {
            throw ValidationError("--budget \(text): write 1/week, 0.25/week or 2/day; between 0.01 and 50 a week.")
        }
        return number * factor
    }

    static func offset(_ text: String) throws -> Int {
        if text == "Z" || text == "UTC" { return 0 }
        guard let midnight = Timestamp(rfc3339: "2000-01-01T00:00:00" + text) else {
            throw ValidationError("--zone \(text): write +08:00, -05:00 or Z.")
        }
        return Int((Timestamp(seconds: 946_684_800) - midnight).seconds / 60)
    }

    static func width(_ text: String) throws -> BinWidth {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
        guard let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()), number > 0,
            number <= 2_419_200, let width = BinWidth(seconds: number * unit)
        else { throw ValidationError("--bin \(text): write 5m, 1h, 1d or 1w; at most four weeks.") }
        return width
    }
}
