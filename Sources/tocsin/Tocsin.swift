import ArgumentParser

@main
struct Tocsin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tocsin", abstract: "Rings before a complaint becomes a crisis.")
}
