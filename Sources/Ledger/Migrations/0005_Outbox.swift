extension Migration {
    /// What is owed to the channels.
    static let outbox = Migration(
        number: 5,
        sql: """
            CREATE TABLE notification (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                alert TEXT NOT NULL,
                channel TEXT NOT NULL,
                state TEXT NOT NULL,
                attempts INTEGER NOT NULL,
                next_attempt INTEGER NOT NULL,
                last_attempt INTEGER,
                last_error TEXT,
                delivered INTEGER,
                payload BLOB NOT NULL
            ) STRICT;
            CREATE INDEX notification_waiting ON notification (next_attempt) WHERE state = 'waiting';
            CREATE INDEX notification_undelivered ON notification (number) WHERE state <> 'delivered';
            CREATE INDEX notification_delivered ON notification (delivered, number) WHERE state = 'delivered';

            -- Every attempt sends the same content under the same id.
            CREATE TRIGGER notification_content_stays
                BEFORE UPDATE OF number, id, alert, channel, payload ON notification
            BEGIN
                SELECT RAISE(ABORT, 'the content of a notification never changes');
            END;
            """)
}
