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

    var fate: Fate
    /// Begins and ends a line.
    var isBlock = false
    /// Stands apart from its neighbours on the same line.
    var isCell = false
    /// Has no content and no end tag.
    var isVoid = false
    /// Its content is text up to its end tag, in which `<` opens nothing.
    var isRaw = false
}

enum HTMLVocabulary {
    /// Nil for a name that HTML does not have.
    static func element(_ name: String) -> HTMLElement? { elements[name] }

    /// Whether an element of that name ends where the next one of its name begins.
    static func endsBeforeItsLike(_ name: String) -> Bool { unnested.contains(name) }

    private static let unnested: Set<String> = ["p", "li", "td", "th", "tr", "dt", "dd"]

    /// The attributes that survive, on whatever element.
    static func allows(attribute name: String) -> Bool { attributes.contains(name) || isAddress(attribute: name) }

    /// Whether the attribute holds an address that must be checked and made absolute.
    static func isAddress(attribute name: String) -> Bool { name == "href" || name == "src" || name == "cite" }

    private static let attributes: Set<String> = [
        "alt", "title", "colspan", "rowspan", "width", "height", "datetime", "lang", "dir", "start", "reversed",
        "scope",
    ]

    private static let elements: [String: HTMLElement] = {
        var table: [String: HTMLElement] = [:]
        func add(_ names: String, _ element: HTMLElement) {
            for name in names.split(separator: " ") { table[String(name)] = element }
        }
        add(
            "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q rb rp rt rtc ruby s samp small span "
                + "strike strong sub sup time tt u var", HTMLElement(fate: .kept))
        add(
            "address article aside blockquote caption center dd details dir div dl dt figcaption figure footer h1 h2 h3 "
                + "h4 h5 h6 header li main menu nav ol p pre section summary table tbody tfoot thead tr ul",
            HTMLElement(fate: .kept, isBlock: true))
        add("td th", HTMLElement(fate: .kept, isCell: true))
        add("colgroup", HTMLElement(fate: .kept))
        add("br hr", HTMLElement(fate: .kept, isBlock: true, isVoid: true))
        add("img wbr col", HTMLElement(fate: .kept, isVoid: true))
        add(
            "html body form fieldset legend optgroup hgroup search dialog",
            HTMLElement(fate: .unwrapped, isBlock: true))
        add(
            "label picture video audio button data meter progress output map nobr blink marquee slot",
            HTMLElement(fate: .unwrapped))
        add(
            "link meta base input embed param source track area frame keygen basefont bgsound",
            HTMLElement(fate: .dropped, isVoid: true))
        add(
            "script style iframe noscript noembed noframes xmp plaintext title textarea",
            HTMLElement(fate: .dropped, isRaw: true))
        add("head object applet select option template svg math canvas frameset", HTMLElement(fate: .dropped))
        return table
    }()
}
