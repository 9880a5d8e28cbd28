extension Migration {
    /// What is derived from the facts, as it stands now: replaced by key.
    static let incidents = Migration(
        number: 3,
        sql: """
            CREATE TABLE incident (
                id TEXT PRIMARY KEY,
                watch TEXT NOT NULL,
                status TEXT NOT NULL,
                last_activity INTEGER NOT NULL,
                merged_into TEXT,
                payload TEXT NOT NULL
            ) STRICT;
            CREATE INDEX incident_merged ON incident (merged_into) WHERE merged_into IS NOT NULL;
            CREATE INDEX incident_activity ON incident (last_activity, id);
            CREATE INDEX incident_open ON incident (last_activity, id) WHERE status <> 'closed';

            CREATE TABLE derived_state (
                kind TEXT NOT NULL,
                key TEXT NOT NULL,
                json BLOB NOT NULL,
                PRIMARY KEY (kind, key)
            ) STRICT;

            CREATE TABLE checklist (
                incident TEXT PRIMARY KEY,
                payload TEXT NOT NULL
            ) STRICT;
            """)
}
