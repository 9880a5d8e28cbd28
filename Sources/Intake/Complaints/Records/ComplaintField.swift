import Crisis

extension ComplaintRecord {
    /// One field of a complaint and the places where it may stand.
    package struct Field: Hashable, Sendable {
        /// Its name in the configuration.
        let name: String
        let places: [Place]
        var separator: String?
        var constant: String?

        struct Place: Hashable, Sendable {
            let pointer: JSONPointer
            /// As a person names it: `/data/id`, `“投诉编号”`.
            let shown: String
        }

        init(name: String, places: [Place], separator: String? = nil, constant: String? = nil) {
            self.name = name
            self.places = places
            self.separator = separator
            self.constant = constant
        }

        /// - Parameter takesNames: Whether a place without a leading slash is the name of a member.
        init(_ name: String, _ field: Source.ComplaintField, takesNames: Bool) throws(ComplaintSetupError) {
            var places: [Place] = []
            for text in field.places {
                if takesNames, !text.isEmpty, !text.hasPrefix("/") {
                    places.append(Place(pointer: JSONPointer(member: text), shown: ComplaintText.quoted(text)))
                    continue
                }
                guard let pointer = JSONPointer(text) else {
                    throw .notAPointer(key: "fields.\(name)", text)
                }
                places.append(Place(pointer: pointer, shown: text.isEmpty ? "the record itself" : text))
            }
            self.init(name: name, places: places, separator: field.separator, constant: field.constant)
        }

        /// The places as a person reads them.
        var shownPlaces: String { places.map(\.shown).joined(separator: " or ") }

        /// What stands at the first place that holds something, or at all of them; nil when nothing does.
        func value(in record: JSONValue) -> JSONValue? {
            if let separator {
                let parts = places.flatMap { $0.pointer.values(in: record) }.flatMap(Field.words)
                if !parts.isEmpty { return .string(parts.joined(separator: separator)) }
                return constant.map(JSONValue.string)
            }
            var blank: JSONValue?
            for place in places {
                for value in place.pointer.values(in: record) where value != .null {
                    guard case .string(let text) = value, text.allSatisfy(\.isWhitespace) else {
                        return value
                    }
                    blank = blank ?? value
                }
            }
            return constant.map(JSONValue.string) ?? blank
        }

        /// As `value`, but there must be one.
        func required(in record: JSONValue) throws(ComplaintProblem) -> JSONValue {
            guard let value = value(in: record) else { throw .missing(self) }
            return value
        }

        /// A short value, string or number; nil when it is absent, null or empty.
        func word(in record: JSONValue) throws(ComplaintProblem) -> String? {
            guard let value = value(in: record) else { return nil }
            switch value {
            case .null: return nil
            case .string(let text):
                guard text.utf8.count <= ComplaintRecord.maximumTextBytes else { throw .tooLong(self) }
                let word = ComplaintText.cleaned(text)
                return word.isEmpty ? nil : word
            case .number(let digits): return digits
            case .boolean, .array, .object:
                throw .wrong(self, found: value.kindName, wanted: "a string or a number")
            }
        }

        /// The texts and numbers in a value, however deep an array holds them.
        private static func words(in value: JSONValue) -> [String] {
            switch value {
            case .string(let text):
                let word = ComplaintText.trimmed(text)
                return word.isEmpty ? [] : [word]
            case .number(let digits): return [digits]
            case .array(let values): return values.flatMap(words)
            case .null, .boolean, .object: return []
            }
        }
    }

    /// What belongs to the text besides it, under its own name.
    struct Detail: Hashable, Sendable {
        let label: String
        let pointer: JSONPointer
    }
}
