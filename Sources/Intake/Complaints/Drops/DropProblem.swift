/// Why a file cannot be read, or not to its end.
struct DropProblem: Error, Hashable {
    /// What is wrong and what to do about it.
    var reason: String
    /// Whether more may yet be written, as when an archive has no end.
    var mayBeUnfinished = false
    /// What the system said, when it was the system.
    var isSystem = false

    init(_ reason: String, mayBeUnfinished: Bool = false) {
        self.reason = reason
        self.mayBeUnfinished = mayBeUnfinished
    }

    init(_ failure: RegularFile.Failure) {
        reason = "it cannot be read: \(failure.message). Let the service read it"
        isSystem = true
    }
}

/// One record of a file, before it is judged.
struct DropRecord {
    /// `complaints.csv:17`.
    var place: String
    /// Its bytes as they came.
    var bytes: [UInt8]
    var content: Content

    enum Content {
        case record(JSONValue, ComplaintRecord)
        /// What is wrong with it and what to do.
        case unreadable(String)
    }
}

/// The records of a file in their order.
protocol DropRecords: AnyObject {
    /// The next record; nil at the end.
    func next() throws(DropProblem) -> DropRecord?
    /// What was left out on purpose, for the note beside the file.
    var notices: [String] { get }
}
