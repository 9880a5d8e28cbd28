import Crisis

/// A file that waits in a drop folder.
package struct WaitingFile: Hashable, Sendable {
    package let name: String
    let stamp: RegularFile.Stamp
}

/// A file of a drop folder that was read and is to be settled once its items are committed.
package struct DropFile: Sendable {
    package let name: String
    package internal(set) var items: [Item] = []
    package internal(set) var unreadable: [UnreadableRecord] = []
    /// Lines that were not blank.
    package internal(set) var lines = 0
    let stamp: RegularFile.Stamp

    /// The name as it may be shown; a file may be called anything.
    var shownName: String { ComplaintText.singleLine(name) }

    init(_ file: WaitingFile) {
        name = file.name
        stamp = file.stamp
    }

    /// Where it goes: `rejected` when something was wrong and nothing could be read, else `done`. An empty file is done.
    var destination: String { items.isEmpty && !unreadable.isEmpty ? "rejected" : "done" }

    /// What this file adds to the source's counters, once the ledger knows what was new.
    package func gain(newItems: Int) -> PollGain {
        PollGain(bytes: stamp.kind == .regular ? stamp.size : 0, newItems: newItems, unreadable: unreadable.count)
    }
}

/// Reads the lines of a drop file: one JSON object each.
struct DropFileReader {
    /// A longer line is no complaint.
    static let maximumLineBytes = 2 * 1024 * 1024

    let source: Source.ID
    let record: ComplaintRecord

    func read(_ bytes: [UInt8], into file: inout DropFile) {
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard !line.allSatisfy(isBlank) else { continue }
            // A file may start with a byte order mark and nothing else.
            if index == 0, line.elementsEqual([0xEF, 0xBB, 0xBF]) { continue }
            file.lines += 1
            switch item(line, at: "\(file.shownName):\(index + 1)") {
            case .success(let item): file.items.append(item)
            case .failure(let problem):
                file.unreadable.append(
                    UnreadableRecord(
                        source: source, place: "\(file.shownName):\(index + 1)", reason: problem.reason,
                        raw: ComplaintText.raw(ComplaintText.lossy(line))))
            }
        }
    }

    private struct Problem: Error { let reason: String }

    private func item(_ line: ArraySlice<UInt8>, at place: String) -> Result<Item, Problem> {
        guard line.count <= DropFileReader.maximumLineBytes else {
            return .failure(Problem(reason: "the line is longer than 2 MiB. Write one complaint on a line"))
        }
        guard let text = ComplaintText.decode(line) else {
            return .failure(Problem(reason: "the line is neither UTF-8 nor GB18030. Write the file in UTF-8"))
        }
        let value: JSONValue
        do throws(JSONParser.Failure) {
            value = try JSONParser.parse(text)
        } catch {
            let reason = "the line is not JSON: \(error.description). Write one JSON object on each line"
            return .failure(Problem(reason: reason))
        }
        do throws(ComplaintProblem) {
            return .success(try record.item(from: value, ComplaintRecord.Provenance(place: place, bytes: Array(line))))
        } catch {
            return .failure(Problem(reason: error.reason))
        }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
