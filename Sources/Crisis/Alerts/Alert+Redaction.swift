extension Alert {
    /// The alert with personal data taken out of every text that somebody outside wrote.
    ///
    /// What the company itself wrote stays: rules, checks, duties, the names of the people on duty.
    package func redacted(by redactor: Redactor) -> Alert {
        guard !redactor.kinds.isEmpty else { return self }
        var alert = self
        alert.incident.title = redactor.redact(incident.title)
        alert.highlights = highlights.map { highlight in
            var highlight = highlight
            highlight.title = redactor.redact(highlight.title)
            highlight.quote = redactor.redact(highlight.quote)
            return highlight
        }
        alert.assessment.parts = assessment.parts.map { part in
            var part = part
            part.reason = part.reason.redacted(by: redactor)
            part.grounds = part.grounds.map { $0.redacted(by: redactor) }
            return part
        }
        alert.assessment.floors = assessment.floors.map { floor in
            var floor = floor
            floor.reason = floor.reason.redacted(by: redactor)
            floor.grounds = floor.grounds.map { $0.redacted(by: redactor) }
            return floor
        }
        return alert
    }
}

extension Ground {
    fileprivate func redacted(by redactor: Redactor) -> Ground {
        var ground = self
        ground.quote = redactor.redact(quote)
        return ground
    }
}

extension LocalizedText {
    fileprivate func redacted(by redactor: Redactor) -> LocalizedText {
        LocalizedText(zh: redactor.redact(zh), en: redactor.redact(en))
    }
}
