import Glibc

/// What the command line asks for.
struct Options {
    var work = Work.fetch
    var handles = 200
    var rounds = 1
    /// Sends no validators.
    var isFresh = false
    /// Seconds for one answer.
    var timeout = 30
    private var file = ""

    /// Nil for a line that cannot be read.
    init?(_ arguments: some Sequence<String>) {
        var words = Array(arguments)[...]
        guard let work = words.popFirst().flatMap(Work.init(rawValue:)) else { return nil }
        self.work = work
        while let word = words.popFirst() {
            switch word {
            case "--fresh": isFresh = true
            case "--handles", "--rounds", "--timeout":
                guard let number = words.popFirst().flatMap({ Int($0) }), number > 0 else { return nil }
                if word == "--handles" { handles = number }
                if word == "--rounds" { rounds = number }
                if word == "--timeout" { timeout = number }
            default: file = word
            }
        }
    }

    /// The URLs of the file, one a line; nil when it cannot be read or is empty.
    func urls() -> [String]? {
        guard let stream = unsafe fopen(file, "r") else { return nil }
        defer { unsafe fclose(stream) }
        var urls: [String] = []
        while let line = unsafe readLine(from: stream) { urls.append(line) }
        return urls.isEmpty ? nil : urls
    }

    private func readLine(from stream: UnsafeMutablePointer<FILE>) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        guard unsafe fgets(&buffer, Int32(buffer.count), stream) != nil else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 && $0 != 0x0A }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
