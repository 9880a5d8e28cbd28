import Crisis

/// What an edited export would change in the register: found first, so that it can be shown before anything is done.
package struct RegisterImport: Hashable, Codable, Sendable {
    /// One registration with the fields that are to be set.
    package struct Change: Hashable, Codable, Sendable {
        package var line: Int
        package var number: Registration.Number
        package var fields: [Edit]
    }

    package struct Edit: Hashable, Codable, Sendable {
        package var field: RegistrationField
        package var before: String
        package var after: String
    }

    /// Why a row, or one cell of it, does nothing.
    package struct Problem: Hashable, Codable, Sendable {
        package var line: Int
        package var message: LocalizedText

        package init(line: Int, _ message: LocalizedText) {
            self.line = line
            self.message = message
        }
    }

    /// Rows that were read, without the header.
    package private(set) var rows = 0
    package private(set) var changes: [Change] = []
    /// Rows that say what the register says.
    package private(set) var unchanged = 0
    package var problems: [Problem] = []

    private var fields: [(index: Int, field: RegistrationField)] = []
    private var numberColumn: Int?
    private var versionColumn: Int?
    private var seen: [Registration.Number: Int] = [:]
    private let offsetMinutes: Int

    private enum CodingKeys: String, CodingKey { case rows, changes, unchanged, problems }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        rows = try container.decode(Int.self, forKey: .rows)
        changes = try container.decode([Change].self, forKey: .changes)
        unchanged = try container.decode(Int.self, forKey: .unchanged)
        problems = try container.decode([Problem].self, forKey: .problems)
        offsetMinutes = 0
    }

    /// Reads the header: `number` and names of fields; the columns that say what a registration is are passed over.
    ///
    /// - Parameter offsetMinutes: The zone of times without one, minutes east of UTC.
    package init(header: [String], offsetMinutes: Int) {
        self.offsetMinutes = offsetMinutes
        for (index, name) in header.enumerated() {
            let name = name.lowercased()
            if name == "number" {
                numberColumn = index
            } else if name == "version" {
                versionColumn = index
            } else if let field = RegistrationField(rawValue: name) {
                if fields.contains(where: { $0.field == field }) {
                    problems.append(
                        Problem(
                            line: 1,
                            LocalizedText(
                                zh: "列“\(name)”出现两次，请删去一列。", en: "The column \"\(name)\" stands twice. Remove one.")))
                }
                fields.append((index, field))
            } else if !RegisterTable.fixed.contains(name) {
                let shown = TerminalText.safe(name)
                problems.append(
                    Problem(
                        line: 1,
                        LocalizedText(
                            zh: "不认识列“\(shown)”。请用 tocsin register export 的列名。",
                            en: "There is no field \"\(shown)\". Use the names of tocsin register export.")))
            }
        }
        if numberColumn == nil {
            problems.append(
                Problem(
                    line: 1,
                    LocalizedText(
                        zh: "没有“number”列，无法知道每一行是哪一件。", en: "There is no column \"number\", so no row can be told.")))
        }
    }

    /// Whether rows can be read at all.
    package var isReadable: Bool { problems.isEmpty }

    package mutating func report(line: Int, _ message: LocalizedText) {
        problems.append(Problem(line: line, message))
    }

    /// The registration that a row is about; nil, with a problem, when it names none or one that an earlier row named.
    package mutating func number(of cells: [String], width: Int, line: Int) -> Registration.Number? {
        rows += 1
        guard cells.count == width else {
            report(
                line: line,
                LocalizedText(
                    zh: "这一行有 \(cells.count) 格，表头有 \(width) 格。",
                    en: "The row has \(cells.count) cells and the header \(width)."))
            return nil
        }
        guard let numberColumn, let number = Registration.number(cells[numberColumn]) else {
            report(line: line, LocalizedText(zh: "没有登记号。", en: "The row has no number of a registration."))
            return nil
        }
        if let first = seen.updateValue(line, forKey: number) {
            let name = Registration.name(number)
            report(
                line: line,
                LocalizedText(zh: "\(name) 在第 \(first) 行已经出现。", en: "\(name) stood in line \(first) already."))
            return nil
        }
        return number
    }

    /// Compares a row with the registration as it is. One cell that its field does not take stops the row, and so does
    /// a registration that was changed since the export: the row would set back what somebody else has set.
    package mutating func compare(_ cells: [String], with registration: Registration, line: Int) {
        if let versionColumn, cells[versionColumn] != registration.version {
            return report(
                line: line,
                LocalizedText(
                    zh: "\(registration.name) 在导出之后被改过。请重新导出，再改这一行。",
                    en: "\(registration.name) was changed since the export. Export it again and edit that."))
        }
        var edits: [Edit] = []
        for (index, field) in fields {
            let before = RegisterTable.cell(field, of: registration)
            guard cells[index] != before else { continue }
            do throws(FieldProblem) {
                let after = try field.canonical(cells[index], offsetMinutes: offsetMinutes)
                guard after != registration[field] else { continue }
                edits.append(Edit(field: field, before: before, after: cells[index]))
            } catch {
                return report(line: line, error.message)
            }
        }
        if edits.isEmpty {
            unchanged += 1
        } else {
            changes.append(Change(line: line, number: registration.number, fields: edits))
        }
    }

    /// What would be done, a line for each field.
    package func text(_ phrase: ReportPhrase) -> String {
        var lines = changes.flatMap { change in
            change.fields.map { edit in
                let before = edit.before.isEmpty ? phrase.word("（空）", "(empty)") : TerminalText.safe(edit.before)
                let after = edit.after.isEmpty ? phrase.word("（空）", "(empty)") : TerminalText.safe(edit.after)
                return "\(Registration.name(change.number)) \(edit.field.rawValue): \(before) → \(after)"
            }
        }
        lines += problems.map {
            phrase.word("第 \($0.line) 行：", "line \($0.line): ") + TerminalText.safe(phrase.pick($0.message))
        }
        lines.append(
            phrase.word(
                "行 \(rows)：有改动 \(changes.count)，无改动 \(unchanged)，有问题 \(problems.count)",
                "rows \(rows): \(changes.count) changed, \(unchanged) unchanged, \(problems.count) with problems"))
        return lines.joined(separator: "\n")
    }
}

extension RegisterImport {
    package static func == (left: RegisterImport, right: RegisterImport) -> Bool {
        left.rows == right.rows && left.changes == right.changes && left.unchanged == right.unchanged
            && left.problems == right.problems
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(rows)
        hasher.combine(changes)
        hasher.combine(problems)
    }
}
