/// Why one record of a complaint cannot be read.
package enum ComplaintProblem: Error, Hashable {
    case notAnObject(String)
    case missing(ComplaintRecord.Field)
    case empty(ComplaintRecord.Field)
    case tooLong(ComplaintRecord.Field)
    case wrong(ComplaintRecord.Field, found: String, wanted: String)

    /// What is wrong and what to do about it.
    package var reason: String {
        switch self {
        case .notAnObject(let found): "the record is \(found). Write one JSON object for each complaint"
        case .missing(let field):
            field.places.isEmpty
                ? "no \(field.name): no column is known as it. Set fields.\(field.name) of the source to its name"
                : "no \(field.name) at \(field.shownPlaces). "
                    + "Fill it in, or set fields.\(field.name) of the source to where it stands"
        case .empty(let field):
            "the \(field.name) at \(field.shownPlaces) is empty and there is no title. Fill in one of them"
        case .tooLong(let field):
            "the \(field.name) at \(field.shownPlaces) is too long. Shorten it, or check its mapping"
        case .wrong(let field, let found, let wanted):
            "the \(field.name) at \(field.shownPlaces) is \(found). Write \(wanted), "
                + "or set fields.\(field.name) of the source to where it stands"
        }
    }
}

/// What is wrong in the configuration of a complaint source; `tocsin check` finds it before it comes to this.
package enum ComplaintSetupError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The key within the source and its text.
    case notAPointer(key: String, String)
    /// The source is of another kind.
    case wrongOrigin(source: String, wanted: String)
    /// The credential of that name was not handed over.
    case noCredential(String)
    /// The body template is not JSON.
    case badTemplate(String)

    package var description: String {
        switch self {
        case .notAPointer(let key, let text):
            "\(key) \(ComplaintText.quoted(text)) is not a JSON pointer. Write it like /data/id, with ~1 for / and ~0 for ~"
        case .wrongOrigin(let source, let wanted): "source \(source) is not a \(wanted)"
        case .noCredential(let name): "the credential \"\(name)\" was not read. Put it there as a file of that name"
        case .badTemplate(let reason): "body is not JSON: \(reason). Write placeholders such as \"{cursor}\" in quotes"
        }
    }
}
