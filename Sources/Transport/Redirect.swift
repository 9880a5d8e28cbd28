/// A redirect that was followed.
package struct Redirect: Sendable, Hashable {
    /// 301, 302, 303, 307 or 308.
    package var status: Int
    /// The absolute URL that it pointed to; without user and password, but with its query.
    package var url: String

    package init(status: Int, url: String) {
        self.status = status
        self.url = url
    }

    /// Whether the server says that the resource has a new URL for good (RFC 9110, 15.4: 301 and 308).
    package var isPermanent: Bool { status == 301 || status == 308 }
}
