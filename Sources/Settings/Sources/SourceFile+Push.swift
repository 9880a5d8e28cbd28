import Crisis

extension SourceFile {
    static func readPush(_ section: ConfigSection) -> Source.PushOrigin? {
        let token = section.name("token_credential")
        let records = section.pointer("records") ?? ""
        let fields = readFields(section, takesColumns: false)
        guard let token else { return nil }
        return Source.PushOrigin(tokenCredential: token, recordsPointer: records, fields: fields)
    }
}
