import Crisis
import Dovecot
import Foundation
import Ledger
import Status
import Testing

/// Kills the service at random moments while it reads a mailbox of a real Dovecot, and then counts what the ledger and the
/// mailbox hold.
///
/// `TOCSIN_MAILS` says how many mails (default 300), `TOCSIN_KILL_ROUNDS` how often it is killed (default 4),
/// `TOCSIN_KILL_SEED` at which moments.
@Suite(.enabled(if: Dovecot.isInstalled)) struct MailboxKillTests {
    private let mails = max(50, ProcessInfo.processInfo.environment["TOCSIN_MAILS"].flatMap { Int($0) } ?? 300)
    private let rounds = max(1, ProcessInfo.processInfo.environment["TOCSIN_KILL_ROUNDS"].flatMap { Int($0) } ?? 4)
    private let seed = ProcessInfo.processInfo.environment["TOCSIN_KILL_SEED"].flatMap { UInt64($0) } ?? 20_261_124
    /// Every so many mails one is encrypted, so that nobody can read it.
    private static let secretEach = 50

    @Test("a kill at any moment loses no mail, reads none twice, and leaves each in the folder where it belongs")
    func killNine() async throws {
        let server = try Dovecot { try deliver(round: 0, to: $0) }
        let folder = try serviceFolder(server)
        var dice = Dice(seed: seed)
        for round in 1...rounds {
            let service = try RunningService(folder, log: "mail-\(round)")
            if round % 4 != 0 { try await service.answers() }
            try await Task.sleep(for: .milliseconds(Int.random(in: 20...(200 + mails / (4 * rounds)), using: &dice)))
            #expect(service.program.isRunning, "round \(round) ended by itself: \(service.program.errors)")
            try await service.kill()
            if round < rounds { try deliver(round: round, to: server.store) }
        }
        let began = ContinuousClock.now
        let peak = try await finish(folder, server)

        let audit = try await LedgerAudit(folder)
        let items = audit.items["mail"] ?? [:]
        let secret = mails / Self.secretEach
        print(
            "kill-nine-mailbox: \(rounds) kills, \(mails) mails, \(items.count) items, \(audit.unreadable.count) unreadable, "
                + "the last part read in \(ContinuousClock.now - began), peak memory \((peak ?? 0) / 1024 / 1024) MiB")
        #expect(audit.quickCheck == ["ok"])
        #expect(items.count == mails - secret, "each readable mail is an item")
        #expect(items.values.allSatisfy { $0 == 1 }, "no mail is recorded twice")
        let numbers = Set(items.keys.compactMap { $0.split(separator: ".").first.flatMap { Int($0) } })
        #expect(numbers == Set((0..<mails).filter { !Self.isSecret($0) }))
        #expect(audit.unreadable.count == secret)
        #expect(server.store.count(of: "complaints") == 0)
        #expect(server.store.count(of: "complaints", in: "Processed") == mails - secret)
        #expect(server.store.count(of: "complaints", in: "Failed") == secret)
    }

    private static func isSecret(_ number: Int) -> Bool { number % secretEach == secretEach - 1 }

    /// Delivers the mails of one round.
    private func deliver(round: Int, to store: Dovecot.Store) throws {
        for number in (mails * round / rounds)..<(mails * (round + 1) / rounds) {
            let secret = [
                "Message-ID: <\(number).secret@example.org>", "Content-Type: application/pkcs7-mime; name=smime.p7m",
            ]
            let mail =
                Self.isSecret(number) ? MailSample.bytes(secret + ["", "\(number)"]) : MailSample.complaint(number)
            try store.deliver(mail, named: "\(1_795_000_000 + number).a", to: "complaints")
        }
    }

    private func serviceFolder(_ server: Dovecot) throws -> ServiceFolder {
        let folder = try ServiceFolder(port: 9)
        try folder.write(
            """
            sources:
              - id: mail
                title: { zh: 投诉邮箱, en: Complaint mailbox }
                family: consumers
                tier: private
                mailbox:
                  host: localhost
                  port: \(server.securePort)
                  ca_file: \(server.certificate)
                  trusted: true
                  user_credential: mail-user
                  password_credential: mail-password
                  interval: 1s

            """, to: "config/sources/demo.yaml")
        try folder.write("complaints\n", to: "config/credentials/mail-user")
        try folder.write(Dovecot.password + "\n", to: "config/credentials/mail-password")
        return folder
    }

    /// Runs until the mailbox is empty, and stops; returns the most memory that the service took.
    private func finish(_ folder: ServiceFolder, _ server: Dovecot) async throws -> Int? {
        let service = try RunningService(folder, log: "mail-last")
        try await service.answers()
        _ = try await eventually(within: .seconds(60 + mails / 50), "an empty mailbox") {
            server.store.count(of: "complaints") == 0 ? true : nil
        }
        let peak = service.peakMemory
        #expect(try await service.stop() == .exit(0))
        #expect(!service.program.errors.contains(Dovecot.password))
        return peak
    }
}
