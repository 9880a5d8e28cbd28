/// The words of times in both languages.
enum TimeVocabulary {
    static let days = timeWords([
        "今天": 0, "今日": 0, "当天": 0, "当日": 0, "明天": 1, "明日": 1, "次日": 1, "后天": 2, "后日": 2, "大后天": 3,
        "today": 0, "tomorrow": 1, "the day after tomorrow": 2,
    ])

    /// A day and its part in one word.
    static let dayParts = timeWords([
        "今晚": (0, TimeAtom.DayPart.evening), "今夜": (0, .evening), "今晨": (0, .morning), "今早": (0, .morning),
        "明早": (1, .morning), "明晨": (1, .morning), "明晚": (1, .evening), "后晚": (2, .evening),
        "tonight": (0, .evening), "this evening": (0, .evening), "this afternoon": (0, .afternoon),
        "this morning": (0, .morning),
    ])

    static let parts = timeWords([
        "凌晨": TimeAtom.DayPart.morning, "早上": .morning, "早晨": .morning, "上午": .morning, "清晨": .morning,
        "中午": .noon, "正午": .noon, "下午": .afternoon, "午后": .afternoon, "傍晚": .evening, "晚上": .evening,
        "晚间": .evening, "夜间": .evening, "午夜": .midnight, "零点": .midnight,
        "in the morning": .morning, "in the afternoon": .afternoon, "in the evening": .evening, "at night": .evening,
        "morning": .morning, "afternoon": .afternoon, "evening": .evening, "noon": .noon, "midday": .noon,
        "midnight": .midnight,
    ])

    static let halfDays = timeWords([
        "am": TimeAtom.DayPart.morning, "a.m.": .morning, "a.m": .morning, "pm": .afternoon, "p.m.": .afternoon,
        "p.m": .afternoon,
    ])

    static let weeks = timeWords([
        "本周": TimeAtom.Week.this, "这周": .this, "本星期": .this, "这个星期": .this, "下周": .next, "下星期": .next,
        "下个星期": .next, "下礼拜": .next, "周": .unsaid, "星期": .unsaid, "礼拜": .unsaid, "this": .this, "next": .unclear,
        "this coming": .this, "coming": .this,
    ])

    static let weekdays = timeWords([
        "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7,
        "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    ])

    static let ends = timeWords([
        "今天内": TimeAtom.Span.day, "今日内": .day, "当天内": .day, "当日内": .day, "日终前": .day, "下班前": .day, "本周内": .week,
        "本周末": .week, "本周之内": .week, "周末前": .week, "本月内": .month, "本月底": .month, "月底": .month, "月末": .month,
        "年底": .year, "年内": .year, "年末": .year,
        "end of the day": .day, "end of day": .day, "close of business": .day, "end of today": .day,
        "end of business": .day, "end of the week": .week, "end of this week": .week, "end of the month": .month,
        "end of this month": .month, "end of the year": .year, "end of this year": .year,
    ])

    static let months = timeWords([
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
        "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6,
        "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    ])

    static let recurring = timeWords(
        [
            "每天": nil, "每日": nil, "每晚": nil, "每早": nil, "每周": 10_080, "每小时": 60, "每半小时": 30,
            "every day": nil, "each day": nil, "daily": nil, "every evening": nil, "every morning": nil,
            "twice a day": 720, "twice daily": 720, "every hour": 60, "hourly": 60, "every week": 10_080,
            "weekly": 10_080,
        ] as KeyValuePairs<String, Int?>)

    static let every = timeWords(["每隔": true, "每": true, "every": true])

    static let units = timeWords([
        "个工作日": UnitWord.working, "工作日": .working, "分钟": .unit(.minute), "个小时": .unit(.hour), "小时": .unit(.hour),
        "天": .unit(.day), "日": .unit(.day), "个星期": .unit(.week), "星期": .unit(.week), "周": .unit(.week),
        "个月": .unit(.month), "个自然日": .unit(.day), "自然日": .unit(.day),
        "working days": .working, "working day": .working, "business days": .working, "business day": .working,
        "minutes": .unit(.minute), "minute": .unit(.minute), "hours": .unit(.hour), "hour": .unit(.hour),
        "days": .unit(.day), "day": .unit(.day), "calendar days": .unit(.day), "weeks": .unit(.week),
        "week": .unit(.week), "months": .unit(.month), "month": .unit(.month), "hrs": .unit(.hour), "h": .unit(.hour),
    ])

    enum UnitWord: Sendable {
        case unit(TimeAtom.Unit)
        case working
    }

    /// What makes a length of time one that runs from now.
    static let inside = timeWords([
        "之内": true, "以内": true, "内": true, "里": true, "之后": true, "以后": true, "后": true, "前": true,
    ])

    static let within = timeWords([
        "within the next": true, "within": true, "in the next": true, "over the next": true, "in under": true,
        "in": true, "no later than": true, "not later than": true, "未来": true, "接下来": true,
    ])

    static let numbers = timeWords([
        "one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "twenty-four": 24,
        "thirty": 30, "forty-eight": 48, "seventy-two": 72, "ninety": 90,
    ])

    static let digits = timeWords([
        "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ])
}
