extension Migration {
    /// What came in and what people did: appended, never edited.
    static let facts = Migration(
        number: 1,
        sql: """
            CREATE TABLE item (
                number INTEGER PRIMARY KEY,
                source TEXT NOT NULL,
                identity TEXT NOT NULL,
                revision TEXT NOT NULL,
                kind TEXT NOT NULL,
                published INTEGER,
                seen INTEGER NOT NULL,
                title TEXT NOT NULL,
                text TEXT NOT NULL,
                url TEXT,
                author TEXT,
                customer TEXT,
                waybill TEXT,
                channel TEXT,
                rank INTEGER,
                UNIQUE (source, identity, revision)
            ) STRICT;
            CREATE INDEX item_seen ON item (seen);

            CREATE TABLE mention (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL,
                item INTEGER NOT NULL REFERENCES item (number),
                watch TEXT NOT NULL,
                family TEXT NOT NULL,
                tier TEXT NOT NULL,
                time INTEGER NOT NULL,
                incident TEXT,
                reason_zh TEXT NOT NULL,
                reason_en TEXT NOT NULL,
                language TEXT NOT NULL,
                state TEXT NOT NULL,
                category TEXT,
                negative INTEGER NOT NULL,
                complaint INTEGER NOT NULL,
                findings TEXT NOT NULL,
                UNIQUE (id, item)
            ) STRICT;
            CREATE INDEX mention_incident ON mention (incident, time) WHERE incident IS NOT NULL;

            CREATE TABLE unreadable (
                number INTEGER PRIMARY KEY,
                at INTEGER NOT NULL,
                source TEXT NOT NULL,
                place TEXT NOT NULL,
                reason TEXT NOT NULL,
                raw TEXT NOT NULL,
                UNIQUE (source, place, reason, raw)
            ) STRICT;
            CREATE INDEX unreadable_at ON unreadable (at);

            CREATE TABLE evidence (
                number INTEGER PRIMARY KEY,
                incident TEXT NOT NULL,
                id TEXT NOT NULL,
                time INTEGER NOT NULL,
                payload TEXT NOT NULL,
                UNIQUE (incident, id)
            ) STRICT;
            CREATE INDEX evidence_time ON evidence (incident, time);

            CREATE TABLE action (
                number INTEGER PRIMARY KEY,
                incident TEXT,
                at INTEGER NOT NULL,
                person TEXT NOT NULL,
                action TEXT NOT NULL,
                note TEXT
            ) STRICT;
            CREATE UNIQUE INDEX action_once
                ON action (ifnull(incident, ''), at, person, action, ifnull(note, ''));
            CREATE INDEX action_incident ON action (incident, at);

            -- Totals, so that a status costs the same with ten million items as with ten.
            CREATE TABLE tally (
                only INTEGER PRIMARY KEY CHECK (only = 1),
                items INTEGER NOT NULL,
                mentions INTEGER NOT NULL,
                complaints INTEGER NOT NULL,
                unreadable INTEGER NOT NULL,
                alerts INTEGER NOT NULL
            ) STRICT;
            INSERT INTO tally VALUES (1, 0, 0, 0, 0, 0);
            CREATE TRIGGER item_tally AFTER INSERT ON item BEGIN
                UPDATE tally SET items = items + 1;
            END;
            CREATE TRIGGER unreadable_tally AFTER INSERT ON unreadable BEGIN
                UPDATE tally SET unreadable = unreadable + 1;
            END;
            -- A later revision of a mention is the same mention.
            CREATE TRIGGER mention_tally AFTER INSERT ON mention
                WHEN NOT EXISTS (SELECT 1 FROM mention WHERE id = NEW.id AND item <> NEW.item)
            BEGIN
                UPDATE tally SET mentions = mentions + 1,
                    complaints = complaints + (SELECT kind = 'complaint' FROM item WHERE number = NEW.item);
            END;
            """
                + ["item", "mention", "unreadable", "evidence", "action"].map(appendOnly).joined())

    private static func appendOnly(_ table: String) -> String {
        """

        CREATE TRIGGER \(table)_stays BEFORE UPDATE ON \(table) BEGIN
            SELECT RAISE(ABORT, '\(table) holds facts: they are appended, never edited');
        END;
        CREATE TRIGGER \(table)_remains BEFORE DELETE ON \(table) BEGIN
            SELECT RAISE(ABORT, '\(table) holds facts: they are appended, never deleted');
        END;
        """
    }
}
