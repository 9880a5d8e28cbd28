/// What people say, write and take care of in one kind of incident; drafts that the team edits and a person finishes.
package struct PlaybookTexts: Hashable, Codable, Sendable {
    /// The first statement, with blanks such as `{place}`.
    package var statement: LocalizedText?
    package var questions: [Answer]
    /// What the service desk says, in the order of the six steps.
    package var script: [ScriptStep]
    package var channels: [ChannelPoints]
    /// The blanks that the texts may have, in the order of the file.
    package var blanks: [Blank]

    package init(
        statement: LocalizedText? = nil, questions: [Answer] = [], script: [ScriptStep] = [],
        channels: [ChannelPoints] = [], blanks: [Blank] = []
    ) {
        self.statement = statement
        self.questions = questions
        self.script = script
        self.channels = channels
        self.blanks = blanks
    }

    package var isEmpty: Bool {
        statement == nil && questions.isEmpty && script.isEmpty && channels.isEmpty
    }

    /// A question that will be asked, and its answer.
    package struct Answer: Hashable, Codable, Sendable, Identifiable {
        package var id: String
        package var question: LocalizedText
        package var answer: LocalizedText

        package init(id: String, question: LocalizedText, answer: LocalizedText) {
            self.id = id
            self.question = question
            self.answer = answer
        }
    }

    /// One of the six handling steps.
    package struct ScriptStep: Hashable, Codable, Sendable {
        package var step: HandlingStep
        /// What the agent says.
        package var say: LocalizedText
        /// What the agent does and leaves alone.
        package var mind: LocalizedText?

        package init(step: HandlingStep, say: LocalizedText, mind: LocalizedText? = nil) {
            self.step = step
            self.say = say
            self.mind = mind
        }
    }

    /// What to take care of where a complaint is answered.
    package struct ChannelPoints: Hashable, Codable, Sendable {
        package var channel: ContactChannel
        package var points: [LocalizedText]

        package init(channel: ContactChannel, points: [LocalizedText]) {
            self.channel = channel
            self.points = points
        }
    }

    /// A place in a text that a person fills in.
    package struct Blank: Hashable, Codable, Sendable, Identifiable {
        /// `place`, written `{place}` in texts.
        package var id: String
        package var title: LocalizedText
        /// What it may be filled with: the linter reads the texts with it.
        package var example: LocalizedText

        package init(id: String, title: LocalizedText, example: LocalizedText) {
            self.id = id
            self.title = title
            self.example = example
        }
    }
}

/// Where a complaint is answered (物流客户投诉管理), and the web besides.
package enum ContactChannel: String, Codable, CaseIterable, Sendable {
    case visit, letter, phone, web
    case homeVisit = "home_visit"

    package var title: LocalizedText {
        switch self {
        case .visit: LocalizedText(zh: "来访面谈", en: "Visit to us")
        case .letter: LocalizedText(zh: "信函", en: "Letter")
        case .phone: LocalizedText(zh: "电话", en: "Telephone")
        case .web: LocalizedText(zh: "网络", en: "Web and social media")
        case .homeVisit: LocalizedText(zh: "上门", en: "Visit to their home")
        }
    }
}
