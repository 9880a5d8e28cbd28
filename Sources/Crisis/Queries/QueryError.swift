/// Why a query cannot be understood, where, and what to do about it.
package struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable {
        case empty
        case tooLong(Int)
        case tooDeep
        case unclosedQuote
        case unclosedBrace
        case unknownSynonyms(String, known: [String])
        case unknownField(String)
        case unknownValue(String, field: String, known: [String])
        case fieldNeedsValue(String)
        case scopeWithinScope(String)
        case tooManyWildcards(String)
        case unclosedParenthesis
        case unopenedParenthesis
        case nothingToFind(String)
        case missingOperand(of: String)
        case nearWithoutDistance(String)
        case notAPlace(operator: String)
        case exceptNeedsWords
        case strayComma
        case matchesEverything
    }

    /// Characters from the start of the query, counted from 0.
    package let position: Int
    package let reason: Reason

    package init(_ reason: Reason, at position: Int) {
        self.reason = reason
        self.position = position
    }

    /// What is wrong, without place or advice.
    package var what: LocalizedText {
        switch reason {
        case .empty: LocalizedText(zh: "查询是空的", en: "the query is empty")
        case .tooLong(let length):
            LocalizedText(zh: "查询有 \(length) 个字符", en: "the query has \(length) characters")
        case .tooDeep: LocalizedText(zh: "嵌套太深", en: "the query is nested too deeply")
        case .unclosedQuote: LocalizedText(zh: "引号没有结束", en: "this quote is never closed")
        case .unclosedBrace: LocalizedText(zh: "花括号没有结束", en: "this brace is never closed")
        case .unknownSynonyms(let name, _):
            LocalizedText(zh: "没有名为「\(name)」的同义词组", en: "there is no group of synonyms named \"\(name)\"")
        case .unknownField(let name):
            LocalizedText(zh: "没有「\(name):」这个字段", en: "there is no field \"\(name):\"")
        case .unknownValue(let value, let field, _):
            LocalizedText(zh: "\(field): 没有「\(value)」这个值", en: "\"\(value)\" is no \(field)")
        case .fieldNeedsValue(let name):
            LocalizedText(zh: "\(name): 后面缺少内容", en: "\(name): has nothing to apply to")
        case .scopeWithinScope(let name):
            LocalizedText(zh: "\(name): 已经在另一个 title: 或 text: 里", en: "\(name): stands inside another title: or text:")
        case .tooManyWildcards(let text):
            LocalizedText(
                zh: "「\(text)」的通配符太多，或没有固定的字",
                en: "\"\(text)\" has too many wildcards, or nothing besides them")
        case .unclosedParenthesis: LocalizedText(zh: "括号没有结束", en: "this parenthesis is never closed")
        case .unopenedParenthesis: LocalizedText(zh: "多了一个右括号", en: "this parenthesis closes nothing")
        case .nothingToFind(let text):
            LocalizedText(zh: "「\(text)」里没有可查找的内容", en: "there is nothing to find in \"\(text)\"")
        case .missingOperand(let name):
            LocalizedText(zh: "\(name) 旁边缺少词语", en: "\(name) has nothing beside it")
        case .nearWithoutDistance(let name):
            LocalizedText(zh: "\(name) 的距离写得不对", en: "\(name) has no proper distance")
        case .notAPlace(let name):
            LocalizedText(zh: "\(name) 的一边不是一个位置", en: "one side of \(name) is not a place in a text")
        case .exceptNeedsWords:
            LocalizedText(zh: "EXCEPT 后面要写排除的词语", en: "EXCEPT is not followed by words or phrases")
        case .strayComma: LocalizedText(zh: "这里不能用逗号", en: "a comma means nothing here")
        case .matchesEverything:
            LocalizedText(zh: "没有必须出现的词", en: "no word has to be there, so almost every text would match")
        }
    }

    /// What to do about it.
    package var advice: LocalizedText {
        switch reason {
        case .empty: LocalizedText(zh: "至少写一个词。", en: "Write at least one word.")
        case .tooLong:
            LocalizedText(
                zh: "最多 \(Query.maximumLength) 个字符，请拆成几个关注项。",
                en: "Keep to \(Query.maximumLength) characters; split it into several watches.")
        case .tooDeep:
            LocalizedText(
                zh: "括号最多 \(Query.maximumDepth) 层，请简化。",
                en: "Use at most \(Query.maximumDepth) levels; simplify it.")
        case .unclosedQuote: LocalizedText(zh: "补上结束引号。", en: "Add the closing quote.")
        case .unclosedBrace: LocalizedText(zh: "写成 {组名}。", en: "Write it like {name}.")
        case .unknownSynonyms(_, let known):
            known.isEmpty
                ? LocalizedText(
                    zh: "先在关注项文件的 synonyms 下定义它。", en: "Define it under synonyms in a file of watches.")
                : LocalizedText(
                    zh: "现有：\(known.joined(separator: "、"))。", en: "There are: \(known.joined(separator: ", ")).")
        case .unknownField:
            LocalizedText(
                zh: "可用 title:、text:、source:、family:、tier:、kind:；要查这几个字本身，请加引号。",
                en: "Use title:, text:, source:, family:, tier: or kind:; to look for the words themselves, use quotes."
            )
        case .unknownValue(_, _, let known):
            LocalizedText(
                zh: "可用：\(known.joined(separator: "、"))。", en: "Use one of: \(known.joined(separator: ", ")).")
        case .fieldNeedsValue:
            LocalizedText(
                zh: "紧接着写词、短语或括号，如 title:退款。",
                en: "Write a word, a phrase or parentheses right behind it, such as title:refund.")
        case .scopeWithinScope:
            LocalizedText(zh: "去掉里面或外面的一个。", en: "Remove the inner or the outer one.")
        case .tooManyWildcards:
            LocalizedText(
                zh: "最多 \(WildcardShape.maximumRuns) 个 * 和 \(WildcardShape.maximumSingles) 个 ?。",
                en: "Use at most \(WildcardShape.maximumRuns) * and \(WildcardShape.maximumSingles) ? in a word.")
        case .unclosedParenthesis: LocalizedText(zh: "补上右括号。", en: "Add the closing parenthesis.")
        case .unopenedParenthesis: LocalizedText(zh: "删掉它，或补上左括号。", en: "Remove it, or add the opening one.")
        case .nothingToFind: LocalizedText(zh: "写出要查找的字。", en: "Write the characters to look for.")
        case .missingOperand:
            LocalizedText(
                zh: "在它两边写词语；要查这个单词本身，请加引号。",
                en: "Write words beside it; to look for the word itself, put it in quotes.")
        case .nearWithoutDistance:
            LocalizedText(zh: "写成 NEAR/5，数字从 0 到 100。", en: "Write it like NEAR/5, with a number from 0 to 100.")
        case .notAPlace:
            LocalizedText(
                zh: "两边只能是词、短语，或用 OR 连接的词。",
                en: "Use words, phrases, or words joined by OR on both sides.")
        case .exceptNeedsWords:
            LocalizedText(
                zh: "写成 中通 EXCEPT (深中通道 中通客车)。",
                en: "Write it like: swallow EXCEPT (\"swallow nest\" \"bird swallow\").")
        case .strayComma: LocalizedText(zh: "改用 OR 或 AND。", en: "Use OR or AND instead.")
        case .matchesEverything:
            LocalizedText(zh: "加上一个必须出现的词。", en: "Add a word that has to be there to each branch of OR.")
        }
    }

    /// One sentence for a person; the character is counted from 1.
    package var message: LocalizedText {
        LocalizedText(
            zh: "第 \(position + 1) 个字符：\(what.zh)。\(advice.zh)",
            en: "character \(position + 1): \(what.en). \(advice.en)")
    }

    package var description: String { message.en }
}
