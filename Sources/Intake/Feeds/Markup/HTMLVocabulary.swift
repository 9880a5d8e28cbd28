/// What the elements of HTML mean for clean text and for safe markup.
struct HTMLElement {
    /// What the sanitiser does with it.
    enum Fate {
        /// Kept, with its allowed attributes.
        case kept
        /// The tags go, what stands between them stays.
        case unwrapped
        /// It goes with everything in it.
        case dropped
    }

    /// As it is written in clean markup, whatever its hash's owner was.
    var name = ""
    var fate: Fate
    /// Begins and ends a line.
    var isBlock = false
    /// Stands apart from its neighbours on the same line.
    var isCell = false
    /// Has no content and no end tag.
    var isVoid = false
    /// Its content is text up to its end tag, in which `<` opens nothing.
    var isRaw = false
    /// Ends where the next one of its name begins.
    var endsBeforeItsLike = false
    /// Its lines are lines.
    var keepsLines = false
}

/// An attribute that survives the sanitiser.
struct HTMLAttribute {
    var name: String
    /// Whether it holds an address that must be checked and made absolute.
    var isAddress: Bool
}

enum HTMLVocabulary {
    /// By the hash of its name; nil for a name that HTML does not have.
    static func element(_ name: UInt64) -> HTMLElement? { elements[name] }

    /// The attribute of that hash when it survives, on whatever element.
    static func attribute(_ name: UInt64) -> HTMLAttribute? { attributes[name] }

    static func isAddress(attribute name: UInt64) -> Bool { attributes[name]?.isAddress == true }

    private static let attributes: NameTable<HTMLAttribute> = {
        var table: [(UInt64, HTMLAttribute)] = []
        for name in "href src cite longdesc poster usemap background".split(separator: " ") {
            table.append((NameHash.of(String(name)), HTMLAttribute(name: String(name), isAddress: true)))
        }
        let others = "alt title colspan rowspan width height datetime lang dir start reversed scope controls kind label"
        for name in others.split(separator: " ") {
            table.append((NameHash.of(String(name)), HTMLAttribute(name: String(name), isAddress: false)))
        }
        return NameTable(table)
    }()

    private static let elements: NameTable<HTMLElement> = {
        var table: [(UInt64, HTMLElement)] = []
        func add(_ names: String, _ element: HTMLElement) {
            for name in names.split(separator: " ") {
                var named = element
                named.name = String(name)
                table.append((NameHash.of(named.name), named))
            }
        }
        add(
            "a abbr acronym audio b bdi bdo big cite code colgroup del dfn em font i ins kbd map mark picture q rb rp rt "
                + "rtc ruby s samp small span strike strong sub sup time tt u var video", HTMLElement(fate: .kept))
        add(
            "address article aside blockquote caption center details dir div dl figcaption figure footer h1 h2 h3 h4 h5 "
                + "h6 header main menu nav ol section summary table tbody tfoot thead ul",
            HTMLElement(fate: .kept, isBlock: true))
        add("pre", HTMLElement(fate: .kept, isBlock: true, keepsLines: true))
        add("dd dt li p tr", HTMLElement(fate: .kept, isBlock: true, endsBeforeItsLike: true))
        add("td th", HTMLElement(fate: .kept, isCell: true, endsBeforeItsLike: true))
        add("br hr", HTMLElement(fate: .kept, isBlock: true, isVoid: true))
        add("area img wbr col source track", HTMLElement(fate: .kept, isVoid: true))
        add(
            "html body form fieldset legend optgroup hgroup search dialog",
            HTMLElement(fate: .unwrapped, isBlock: true))
        add(
            "label button canvas data math meter progress object output nobr blink marquee slot svg",
            HTMLElement(fate: .unwrapped))
        add(
            "link meta base input embed param frame keygen basefont bgsound",
            HTMLElement(fate: .dropped, isVoid: true))
        add(
            "script style iframe noscript noembed noframes xmp plaintext title textarea",
            HTMLElement(fate: .dropped, isRaw: true))
        add("head applet select option template frameset", HTMLElement(fate: .dropped))
        return NameTable(table)
    }()
}
