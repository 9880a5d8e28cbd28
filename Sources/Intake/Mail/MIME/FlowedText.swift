/// Joins the lines of `format=flowed` (RFC 3676) to the paragraphs that were written.
enum FlowedText {
    static func unfold(_ text: String, dropsSpace: Bool) -> String {
        var lines: [String] = []
        /// The depth of quotation of a line that goes on.
        var open: Int?
        for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = raw
            let depth = line.prefix { $0 == ">" }.count
            line = line.dropFirst(depth)
            if line.first == " " { line.removeFirst() }
            let isSignature = line == "-- "
            let flows = line.last == " " && !isSignature
            if flows, dropsSpace { line.removeLast() }
            if open == depth, !isSignature, !lines.isEmpty {
                lines[lines.count - 1] += line
            } else {
                lines.append((depth > 0 ? String(repeating: ">", count: depth) + " " : "") + line)
            }
            open = flows ? depth : nil
        }
        return lines.joined(separator: "\n")
    }
}
