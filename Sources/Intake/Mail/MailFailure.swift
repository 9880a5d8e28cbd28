import Crisis
import Transport

extension PollFailure {
    /// What an error of a mail session says about the source; nil for a cancelled one, which says nothing.
    package init?(_ error: MailError) {
        switch error {
        case .cancelled: return nil
        case .addressRefused(let address):
            self.init(.addressRefused, "\(address) is not a public address. Set trusted: true if the server is yours")
        case .loginDenied: self.init(.accessDenied, "\(error)")
        case .tls, .noEncryption: self.init(.tls, "\(error)")
        case .couldNotResolve, .couldNotConnect, .closed: self.init(.unreachable, "\(error)")
        case .timedOut: self.init(.timedOut, "\(error)")
        case .refused: self.init(.refused, "\(error)")
        case .noSuchFolder, .folderNotSelectable: self.init(.folder, "\(error)")
        case .notUnderstood: self.init(.unreadable, "\(error)")
        case .other: self.init(.other, "\(error)")
        }
    }
}
