/// Why a poll brought nothing, as a stable code and a sentence.
///
/// Kept in `SourceState.lastError` as `code: detail`, so that health can be judged again after a restart.
package struct PollFailure: Error, Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// HTTP 401 or 403.
        case accessDenied = "access_denied"
        /// The guard refused the address that the connection went to.
        case addressRefused = "address_refused"
        case tls
        /// HTTP 404.
        case missing
        /// Any other status that brings no content.
        case refused
        /// No name, no route, no connection.
        case unreachable
        case timedOut = "timed_out"
        case tooLarge = "too_large"
        /// The body broke off and nothing in it could be used.
        case truncated
        /// An answer came, but it is not what the source is configured as.
        case unreadable
        /// A paged source led back to a page that had been read.
        case cursorLoop = "cursor_loop"
        /// The folder or a file in it cannot be opened or moved.
        case folder
        /// The server said 410.
        case gone
        case other
    }

    package var kind: Kind
    /// What happened and what to do; never a secret, never a query string.
    package var detail: String

    package init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// Reads the form that `text` writes; nil for any other text.
    package init?(text: String) {
        guard let colon = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon])) else {
            return nil
        }
        self.init(kind, String(text[colon...].dropFirst().drop { $0 == " " }))
    }

    /// `access_denied: HTTP 403`.
    package var text: String { "\(kind.rawValue): \(detail)" }
}

extension PollFailure.Kind {
    /// Whether somebody has to change something before the source can answer again.
    package var isBlock: Bool {
        switch self {
        case .accessDenied, .addressRefused, .tls: true
        case .missing, .refused, .unreachable, .timedOut, .tooLarge, .truncated, .unreadable, .cursorLoop, .folder,
            .gone, .other:
            false
        }
    }

    /// The failure in the words of the people on call.
    package var sentence: LocalizedText {
        switch self {
        case .accessDenied:
            LocalizedText(zh: "服务器拒绝访问，请检查凭证或许可", en: "access denied; check the credential or the permission")
        case .addressRefused:
            LocalizedText(
                zh: "目标地址为内网或保留地址，已被拒绝；确属可信请设 trusted: true",
                en: "its address is private or reserved; set trusted: true if that is meant")
        case .tls: LocalizedText(zh: "TLS 连接失败，请检查证书", en: "TLS failed; check the certificate")
        case .missing: LocalizedText(zh: "地址不存在，请检查 URL", en: "its address is not there; check the URL")
        case .refused: LocalizedText(zh: "服务器没有给出内容", en: "the server gave no content")
        case .unreachable: LocalizedText(zh: "无法连接", en: "it cannot be reached")
        case .timedOut: LocalizedText(zh: "超时", en: "it timed out")
        case .tooLarge: LocalizedText(zh: "内容超过大小上限", en: "its answer exceeds the size limit")
        case .truncated: LocalizedText(zh: "内容中途断开", en: "its answer broke off")
        case .unreadable: LocalizedText(zh: "内容格式不符合配置", en: "its answer is not in the configured format")
        case .cursorLoop: LocalizedText(zh: "翻页游标形成循环", en: "its page cursor goes in a circle")
        case .folder: LocalizedText(zh: "文件夹无法读取或移动文件", en: "its folder cannot be read or its files not moved")
        case .gone: LocalizedText(zh: "服务器答复 410：来源已撤销", en: "the server says 410: it is gone")
        case .other: LocalizedText(zh: "其他错误", en: "another error")
        }
    }
}
