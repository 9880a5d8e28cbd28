import Crisis

/// A file that waits in a drop folder.
package struct WaitingFile: Hashable, Sendable {
    package let name: String
    let stamp: RegularFile.Stamp

    /// The name as it may be shown; a file may be called anything.
    var shownName: String { ComplaintText.singleLine(name) }
}

/// What a file of a drop folder came to; it is settled once its items are committed.
package struct DropFile: Sendable {
    /// Bad records that the note beside the file lists; the ledger has them all.
    static let maximumReasons = 1000

    package let name: String
    let stamp: RegularFile.Stamp
    /// Complaints that were read.
    package internal(set) var items = 0
    /// Records that could not be read.
    package internal(set) var unreadable = 0
    /// The file as a whole cannot be read, or not to its end.
    package internal(set) var isBroken = false
    /// Where and why, for the note beside the file.
    private(set) var reasons: [String] = []
    /// What somebody may wonder about, although nothing is wrong.
    var notices: [String] = []

    init(_ file: WaitingFile) {
        name = file.name
        stamp = file.stamp
    }

    var shownName: String { ComplaintText.singleLine(name) }

    mutating func note(_ place: String, _ reason: String) {
        unreadable += 1
        if reasons.count < DropFile.maximumReasons { reasons.append("\(place): \(reason)") }
    }

    mutating func notice(_ text: String) {
        if notices.count < DropFile.maximumReasons { notices.append(text) }
    }

    /// Where it goes: `rejected` when it could not be read or nothing in it could, else `done`. An empty file is done.
    package var destination: String { isBroken || (items == 0 && unreadable > 0) ? "rejected" : "done" }

    /// The note beside the file; nil when there is nothing to say.
    var note: String? {
        guard !reasons.isEmpty || !notices.isEmpty else { return nil }
        var lines: [String] = []
        if !reasons.isEmpty {
            lines += [
                "\(shownName): \(items) complaints read, \(unreadable) problems. "
                    + "Correct the lines below and put them into the folder again as a new file; the others are kept.",
                "\(shownName)：已读入 \(items) 条投诉，有 \(unreadable) 处问题。请改正下列各行，另存为新文件放回文件夹；其余已保存。",
                "",
            ]
            lines += reasons
            if unreadable > reasons.count { lines.append("… \(unreadable - reasons.count)") }
        }
        if !notices.isEmpty {
            if !lines.isEmpty { lines.append("") }
            lines += ["For your information · 另请注意", ""] + notices
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Some records of a file, to be committed together.
package struct DropPage: Sendable {
    package var items: [Item] = []
    package var unreadable: [UnreadableRecord] = []
    /// Records of the file up to here, good and bad.
    package var records: Int
    /// To be stored in the same transaction as the items: where to go on after a kill. Nil after the last page.
    package var checkpoint: String?
    package var bytes: Int
    package var ending: Ending

    package enum Ending: Sendable {
        case more
        /// All is read, and the file can be settled once this page is committed.
        case end(DropFile)
        /// The file is still being written: what came so far is good, the rest waits for the next poll.
        case unfinished
    }

    /// What this page adds to the source's counters, once the ledger knows what was new.
    package func gain(newItems: Int) -> PollGain {
        PollGain(bytes: bytes, newItems: newItems, unreadable: unreadable.count)
    }
}

/// How far a file was read and committed.
struct DropCheckpoint: Hashable {
    private static let mark = "drop:"

    var records: Int
    private let key: String

    init(_ file: WaitingFile, records: Int) {
        self.records = records
        key = "\(file.stamp.text) \(file.name)"
    }

    /// Records of the file that are committed already, as the text of a checkpoint says; 0 when it is another file's.
    static func records(_ text: String?, of file: WaitingFile) -> Int {
        guard let text, text.hasPrefix(mark) else { return 0 }
        let parts = text.dropFirst(mark.count).split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let records = Int(parts[0]),
            parts[1] == DropCheckpoint(file, records: records).key
        else { return 0 }
        return records
    }

    var text: String { "\(DropCheckpoint.mark)\(records) \(key)" }
}
