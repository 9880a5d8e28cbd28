// Tags and their attributes.
extension MarkupScanner {
    mutating func startTag() {
        closeVoid()
        let start = index
        let name = qualifiedName(from: index + 1)
        closeForgotten(before: name.hash)
        attributes.removeAll()
        index = name.end
        guard let isEmpty = readAttributes() else {
            note("a tag is cut", at: start)
            return isFinished = true
        }
        let bindings = scope.count
        declareNamespaces()
        let tag = meaning(of: name, at: start)
        if open.count >= MarkupScanner.maximumDepth {
            note("nested deeper than \(MarkupScanner.maximumDepth) levels", at: start)
            return scope.leave(to: bindings)
        }
        if tag.term == .entry, recognition != nil, reader.awaitsEntry {
            if !isEmpty, let end = recognition?.endOfKnown(entryAt: start, name: start + 1..<name.end, in: bytes) {
                index = end
                return scope.leave(to: bindings)
            }
            recognition?.begin(at: start, depth: open.count)
        }
        reader.start(tag, attributes)
        if isEmpty {
            scope.leave(to: bindings)
            ended()
        } else {
            open.append(
                OpenElement(
                    name: start + 1..<name.end, hash: name.hash, bindings: bindings,
                    isVoid: ForgottenTags.voids.contains(name.hash)))
        }
    }

    /// Tells the reader that the innermost element ended.
    private mutating func ended() {
        reader.end()
        if open.isEmpty || !reader.wantsMore { isFinished = true }
    }

    private struct QualifiedName {
        var prefix: UInt64
        var local: UInt64
        /// Where the name without its prefix begins.
        var localStart: Int
        var end: Int
        var hash: UInt64 { NameHash.joined(prefix: prefix, local: local) }
    }

    private func qualifiedName(from start: Int) -> QualifiedName {
        var name = QualifiedName(prefix: 0, local: NameHash.seed, localStart: start, end: start)
        while name.end < bytes.count, bytes[name.end].continuesName {
            let byte = bytes[name.end]
            name.end &+= 1
            if byte == UInt8(ascii: ":"), name.prefix == 0, name.end > start + 1 {
                name.prefix = name.local
                name.local = NameHash.seed
                name.localStart = name.end
            } else {
                name.local = NameHash.add(byte, to: name.local)
            }
        }
        return name
    }

    private mutating func meaning(of name: QualifiedName, at start: Int) -> ScannedTag {
        let (namespace, isDeclared) = scope.resolve(name.prefix)
        if !isDeclared { noteNamespace(start) }
        return ScannedTag(
            local: name.localStart..<name.end, localHash: name.local, namespace: namespace,
            term: FeedTerm(namespace: namespace, name: name.local))
    }

    private mutating func declareNamespaces() {
        var hasPrefixes = false
        for attribute in attributes.items {
            if attribute.prefix == AttributeName.xmlns.hash {
                scope.declare(attribute.hash, attributes.value(attribute), isRoot: false)
            } else if attribute.prefix != 0 {
                hasPrefixes = true
            } else if attribute.hash == AttributeName.xmlns.hash {
                scope.declare(0, attributes.value(attribute), isRoot: open.isEmpty)
            }
        }
        guard hasPrefixes, namespaceFlaw == nil else { return }
        for attribute in attributes.items where attribute.prefix != 0 && attribute.prefix != AttributeName.xmlns.hash {
            if !scope.resolve(attribute.prefix).isDeclared { noteNamespace(attribute.name.lowerBound) }
        }
    }

    /// An end tag closes what is open within its element; one that closes nothing is left out.
    mutating func endTag() {
        let start = index
        let name = qualifiedName(from: index + 2)
        guard name.end > index + 2 else { return text() }
        var close = name.end
        while close < bytes.count, bytes[close] != UInt8(ascii: ">"), bytes[close] != UInt8(ascii: "<") { close += 1 }
        guard close < bytes.count else {
            note("a tag is cut", at: start)
            return isFinished = true
        }
        let isClosed = bytes[close] == UInt8(ascii: ">")
        if !isClosed || bytes[name.end..<close].contains(where: { !$0.isMarkupSpace }) {
            note("an end tag without its end", at: start)
        }
        index = isClosed ? close + 1 : close
        guard let place = open.lastIndex(where: { $0.hash == name.hash }) else {
            return note("an end tag without its start", at: start)
        }
        if place < open.count - 1 || !bytes[open[place].name].elementsEqual(bytes[start + 2..<name.end]) {
            note("an end tag of another name", at: start)
        }
        while open.count > place, !isFinished { closeLast() }
        if recognition != nil { recognition?.end(at: index, in: bytes, depth: place, entries: reader.drafts.count) }
    }

    private mutating func closeLast() {
        guard let element = open.popLast() else { return }
        scope.leave(to: element.bindings)
        ended()
    }

    /// Closes an element such as `<br>` whose end tag did not follow at once.
    mutating func closeVoid() {
        guard let last = open.last, last.isVoid else { return }
        note("an element without its end", at: last.name.lowerBound)
        closeLast()
    }

    /// An item right in an item, a link in a title, a guid in a description: the outer one was not closed.
    private mutating func closeForgotten(before hash: UInt64) {
        guard open.count > 1, ForgottenTags.siblings.contains(hash), let last = open.last else { return }
        if ForgottenTags.leaves.contains(last.hash)
            || (ForgottenTags.texts.contains(last.hash) && ForgottenTags.notInTexts.contains(hash))
        {
            note("an element without its end", at: last.name.lowerBound)
            closeLast()
        }
        guard ForgottenTags.entries.contains(hash), !isFinished else { return }
        if open.last?.hash == hash {
            note("an element without its end", at: index)
            closeLast()
        } else if hash == ForgottenTags.item, reader.isInField, let place = open.lastIndex(where: { $0.hash == hash }),
            place > 0
        {
            note("an element without its end", at: index)
            while open.count > place, !isFinished { closeLast() }
        }
    }

    /// Reads the attributes and steps behind the tag: whether it ended in `/>`; nil when the document ends first.
    private mutating func readAttributes() -> Bool? {
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") {
                index += 1
                return false
            } else if byte.isMarkupSpace {
                index += 1
            } else if byte == UInt8(ascii: "<") {
                note("a tag without its end", at: index)
                return false
            } else if byte == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ">") {
                index += 2
                return true
            } else if byte.beginsName {
                if !bytes[index - 1].isMarkupSpace { note("an attribute without a blank before it", at: index) }
                guard attribute() else { return nil }
            } else {
                note("a stray character in a tag", at: index)
                index += 1
            }
        }
        return nil
    }

    /// False when the document ends within the attribute.
    private mutating func attribute() -> Bool {
        let start = index
        let name = qualifiedName(from: index)
        index = name.end
        while index < bytes.count, bytes[index].isMarkupSpace { index += 1 }
        var value = name.localStart..<name.end
        if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
            index += 1
            while index < bytes.count, bytes[index].isMarkupSpace { index += 1 }
            guard let found = attributeValue() else { return false }
            value = found
        } else {
            note("an attribute without a value", at: start)
            index = name.end
        }
        guard attributes.items.count < MarkupScanner.maximumAttributes else { return index < bytes.count }
        let attribute = AttributeList.Attribute(
            prefix: name.prefix, hash: name.local, name: name.localStart..<name.end, value: value)
        if !attributes.add(attribute) { note("an attribute twice", at: start) }
        return index < bytes.count
    }

    /// The range of the value at the index, which moves behind it. A quote left open ends at the tag's `>`.
    private mutating func attributeValue() -> Range<Int>? {
        guard index < bytes.count else { return nil }
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return unquotedValue() }
        let start = index + 1
        var close: Int?
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if byte == quote {
                index = place + 1
                return start..<place
            }
            if byte == UInt8(ascii: ">"), close == nil { close = place }
            if byte == UInt8(ascii: "<") {
                note("a < in an attribute", at: place)
                if let close {
                    index = close
                    return start..<close
                }
            }
            if byte == UInt8(ascii: "&"), flaw == nil { checkReference(at: place) }
            if byte < 0x20, !byte.isMarkupSpace { note("a character that XML forbids", at: place) }
            place &+= 1
        }
        return nil
    }

    private mutating func checkReference(at place: Int) {
        if let known = HTMLEntities.reference(in: bytes, at: place, lenient: false) {
            if !HTMLEntities.isOfXML(bytes, at: place), !mayDeclareNames, known.end > place {
                note("a name of a character that XML does not know", at: place)
            }
        } else if bytes.entityEnd(at: place) == nil {
            note("a bare &", at: place)
        } else if !mayDeclareNames {
            note("an unknown entity", at: place)
        }
    }

    private mutating func unquotedValue() -> Range<Int>? {
        let start = index
        note("an attribute without quotes", at: start)
        while index < bytes.count, !bytes[index].isMarkupSpace, bytes[index] != UInt8(ascii: "<"),
            bytes[index] != UInt8(ascii: ">")
        {
            if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ">") {
                break
            }
            index += 1
        }
        return index < bytes.count ? start..<index : nil
    }
}

/// Which elements people forget to close, and what shows it.
enum ForgottenTags {
    static let voids = NameHash.set("br hr img wbr")
    static let item = NameHash.of("item")
    static let entries = NameHash.set("item entry")
    /// Fields that hold text alone.
    static let leaves = NameHash.set(leafNames)
    private static let leafNames = "title link guid id pubdate published updated category comments atom:link"
    /// Fields that may hold markup.
    static let texts = NameHash.set("description summary")
    /// What no markup has.
    static let notInTexts = NameHash.set("item guid pubdate description category comments enclosure")
    /// What can only stand beside a field.
    static let siblings = NameHash.set(leafNames + " item entry description summary content author enclosure")
}
