import Crisis

extension SourceFile {
    private enum PagingForm: String, CaseIterable {
        case cursor, page, offset, link
        case nextURL = "next_url"
    }

    /// The section `paging`; or `next_cursor`, `cursor_parameter` and `maximum_pages` beside it, which say the same for
    /// paging by cursor.
    static func readPaging(_ section: ConfigSection) -> Source.ComplaintPaging {
        let cursor = section.pointer("next_cursor")
        let parameter = section.optionalString("cursor_parameter") ?? "cursor"
        let pages = section.integer("maximum_pages", in: 1...1000, default: 20) ?? 20
        guard let paging = section.optionalSection("paging") else {
            let form = cursor.map { Source.ComplaintPaging.Form.cursor(pointer: $0, parameter: parameter) } ?? .single
            return Source.ComplaintPaging(form, maximumPages: pages)
        }
        if cursor != nil {
            section.report("both next_cursor and paging are there", "Put it into paging as next.", at: "next_cursor")
        }
        defer { paging.finish() }
        let form = readForm(paging)
        let size = paging.has("size") ? paging.integer("size", in: 1...100_000) : nil
        return Source.ComplaintPaging(
            form, sizeParameter: paging.optionalString("size_parameter"), size: size,
            hasMorePointer: paging.pointer("has_more"), totalPointer: paging.pointer("total"),
            maximumPages: paging.integer("maximum_pages", in: 1...1000, default: pages) ?? pages)
    }

    private static func readForm(_ paging: ConfigSection) -> Source.ComplaintPaging.Form {
        guard let form = paging.choice("by", as: PagingForm.self) else { return .single }
        switch form {
        case .cursor:
            let pointer = needed("next", in: paging)
            return .cursor(pointer: pointer, parameter: paging.optionalString("parameter") ?? "cursor")
        case .page:
            return .page(
                parameter: paging.optionalString("parameter") ?? "page",
                first: paging.integer("first", in: 0...1, default: 1) ?? 1)
        case .offset: return .offset(parameter: paging.optionalString("parameter") ?? "offset")
        case .link: return .link
        case .nextURL: return .nextURL(pointer: needed("next", in: paging))
        }
    }

    private static func needed(_ key: String, in paging: ConfigSection) -> String {
        guard let pointer = paging.pointer(key) else {
            if !paging.has(key) {
                paging.report("\"paging\" has no \(key)", "Add the pointer to it in a page, such as /meta/next.")
            }
            return ""
        }
        return pointer
    }
}
