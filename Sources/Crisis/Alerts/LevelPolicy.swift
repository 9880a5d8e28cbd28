/// What is remembered of an incident's level between two evaluations.
package struct LevelMemory: Hashable, Codable, Sendable {
    /// The level in force; nil before the first evaluation.
    package var level: Level?
    /// Evaluations in a row, each a tick after the one counted before, that said it is over.
    package var lowEvaluations: Int
    /// When the last of them was counted.
    package var lastCounted: Timestamp?
    /// The highest level that those evaluations still asked for: where it will land.
    package var landing: Level?

    package init(
        level: Level? = nil, lowEvaluations: Int = 0, lastCounted: Timestamp? = nil, landing: Level? = nil
    ) {
        self.level = level
        self.lowEvaluations = lowEvaluations
        self.lastCounted = lastCounted
        self.landing = landing
    }
}

/// Turns E and the hard floors into the level in force: up at once, down only when it is really over.
///
/// A level ends after several evaluations in a row, at least a tick apart, in which E lay a margin below its threshold
/// and no floor held it. So a score that trembles around a threshold rings once.
package struct LevelPolicy: Sendable {
    package let thresholds: LevelThresholds
    /// How far apart two evaluations must be to count as two: one minute live, one hour in a replay.
    package let tick: TimeSpan

    package init(thresholds: LevelThresholds, tick: TimeSpan) {
        self.thresholds = thresholds
        self.tick = tick
    }

    /// What E and the floors say now, before hysteresis.
    package func indicated(_ escalation: PerMille, floors: [FloorHit]) -> Level {
        max(thresholds.level(of: escalation), floors.map(\.level).max() ?? .clear)
    }

    /// The memory after one evaluation; its level is in force from then on.
    package func evaluate(
        _ escalation: PerMille, floors: [FloorHit], at: Timestamp, memory: LevelMemory
    ) -> LevelMemory {
        let indicated = indicated(escalation, floors: floors)
        guard let level = memory.level, indicated < level else { return LevelMemory(level: indicated) }
        let landing = landing(from: level, escalation, floor: floors.map(\.level).max() ?? .clear)
        guard landing < level else { return LevelMemory(level: level) }

        var next = memory
        next.landing = max(landing, memory.landing ?? .clear)
        if memory.lastCounted.map({ at - $0 >= tick }) ?? true {
            next.lowEvaluations += 1
            next.lastCounted = at
        }
        return next.lowEvaluations >= thresholds.fallEvaluations ? LevelMemory(level: next.landing) : next
    }

    /// The lowest level down to which E lies the margin below every threshold on the way.
    private func landing(from level: Level, _ escalation: PerMille, floor: Level) -> Level {
        var landing = level
        for below in Level.allCases.reversed() where below < level {
            let threshold = thresholds.threshold(of: landing)
            guard landing > floor, escalation.value + thresholds.fallMargin.value <= threshold.value else { break }
            landing = below
        }
        return landing
    }
}

extension LevelThresholds {
    /// From which E on a level is reached; zero for clear.
    package func threshold(of level: Level) -> PerMille {
        switch level {
        case .clear: .zero
        case .blue: blue
        case .yellow: yellow
        case .orange: orange
        case .red: red
        }
    }

    /// The highest level whose threshold E reaches.
    package func level(of escalation: PerMille) -> Level {
        Level.allCases.last { escalation >= threshold(of: $0) } ?? .clear
    }
}
