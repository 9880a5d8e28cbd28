import Foundation
import Intake
import Testing

/// A document of the corpus with what must be read from it.
///
/// `Corpus/<class>/name.xml` (or `.json`, `.html`) holds the bytes, `name.expected.json` beside it what counts: the
/// part of the answer of `tocsin parse` that must be there, and how the document came.
///
/// - `content_type`, `base`: the header and the address; `offset_minutes`: the configured zone, absent for none.
/// - `refused`: true when the document must be refused as no feed.
/// - `entry_count`: how many entries there must be, not more and not fewer.
/// - all else: members of the answer. A text must be equal, null must be absent, of an array the elements are compared
///   by index, and an object `{"contains": ["a", "b"], "lacks": ["c"]}` in place of a text asks for parts of it.
struct CorpusCase: Sendable, CustomTestStringConvertible {
    let group: String
    let name: String
    let document: [UInt8]
    private let expectation: Data

    var testDescription: String { "\(group)/\(name)" }

    /// The folder beside the one of this file.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpus")

    /// All cases, in order of class and name.
    static let all: [CorpusCase] = groups.flatMap(cases(of:))

    static var groups: [String] { listing(folder).filter { !$0.contains(".") } }

    private static func listing(_ folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()
    }

    private static func cases(of group: String) -> [CorpusCase] {
        let inside = folder.appending(path: group)
        let suffix = ".expected.json"
        let files = listing(inside)
        return files.filter { $0.hasSuffix(suffix) }.compactMap { file in
            let name = String(file.dropLast(suffix.count))
            let documents = [".xml", ".json", ".html", ".txt"].map { name + $0 }.filter(files.contains)
            guard let document = documents.first,
                let bytes = try? Data(contentsOf: inside.appending(path: document)),
                let expectation = try? Data(contentsOf: inside.appending(path: file))
            else { return nil }
            return CorpusCase(group: group, name: name, document: [UInt8](bytes), expectation: expectation)
        }
    }

    /// What the parser answers, in the form of the contract; nil when it refuses the document.
    func answer(_ bytes: [UInt8], _ wanted: [String: Any]) throws -> [String: Any]? {
        let feed = try? FeedParser.parse(
            bytes, contentType: wanted["content_type"] as? String, baseURL: wanted["base"] as? String,
            offsetMinutes: wanted["offset_minutes"] as? Int)
        guard let feed else { return nil }
        return try JSONSerialization.jsonObject(with: Data(feed.json().utf8)) as? [String: Any]
    }

    func wanted() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: expectation) as? [String: Any] ?? [:]
    }

    /// What differs from the expectation; empty when nothing does.
    func differences() throws -> [String] {
        var wanted = try wanted()
        let answer = try answer(document, wanted)
        let mustBeRefused = wanted["refused"] as? Bool == true
        guard let answer else { return mustBeRefused ? [] : ["refused as no feed"] }
        if mustBeRefused { return ["read as a feed: \(answer["format"] ?? "")"] }
        for setting in ["content_type", "base", "offset_minutes", "refused", "comment"] { wanted[setting] = nil }
        var found: [String] = []
        if let count = wanted.removeValue(forKey: "entry_count") as? Int {
            let entries = (answer["entries"] as? [Any])?.count ?? 0
            if entries != count { found.append("\(entries) entries instead of \(count)") }
        }
        return found + CorpusDifference.between(wanted, and: answer, at: "")
    }
}

/// Compares the wanted part of a JSON value with the whole.
private enum CorpusDifference {
    static func between(_ wanted: Any, and found: Any?, at path: String) -> [String] {
        if wanted is NSNull { return found == nil ? [] : ["\(path) is \(shown(found)) instead of absent"] }
        if let parts = wanted as? [String: Any], let text = found as? String { return texts(parts, in: text, at: path) }
        if let members = wanted as? [String: Any] {
            let object = found as? [String: Any]
            return members.sorted { $0.key < $1.key }.flatMap { name, value in
                between(value, and: object?[name], at: path.isEmpty ? name : "\(path).\(name)")
            }
        }
        if let elements = wanted as? [Any] {
            let array = found as? [Any] ?? []
            return elements.enumerated().flatMap { index, value in
                between(value, and: index < array.count ? array[index] : nil, at: "\(path)[\(index)]")
            }
        }
        let isEqual = (wanted as? NSObject)?.isEqual(found) ?? false
        return isEqual ? [] : ["\(path) is \(shown(found)) instead of \(shown(wanted))"]
    }

    private static func texts(_ parts: [String: Any], in text: String, at path: String) -> [String] {
        let missing = (parts["contains"] as? [String] ?? []).filter { !text.contains($0) }
        let unwanted = (parts["lacks"] as? [String] ?? []).filter { text.contains($0) }
        return missing.map { "\(path) is \(shown(text)) without \"\($0)\"" }
            + unwanted.map { "\(path) is \(shown(text)) with \"\($0)\"" }
    }

    private static func shown(_ value: Any?) -> String { value.map { "\"\($0)\"" } ?? "absent" }
}
