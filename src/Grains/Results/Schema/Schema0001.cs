namespace Orchestrator.Grains.Results.Schema;

/// <summary>The first schema: one row per thing. Times are unix milliseconds, UTC.</summary>
internal static class Schema0001
{
    public static SchemaStep Step { get; } = new(1, """
        CREATE TABLE owner_sessions (
            id INTEGER PRIMARY KEY,
            process_id INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            last_seen INTEGER NOT NULL
        ) STRICT;

        -- run_ms: time in which an owner ran it, up to its newest event at last_at.
        CREATE TABLE experiments (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            state TEXT NOT NULL,
            planned INTEGER,
            created_at INTEGER NOT NULL,
            ended_at INTEGER,
            run_ms INTEGER NOT NULL DEFAULT 0,
            last_at INTEGER NOT NULL
        ) STRICT;

        -- Apart from experiments, whose rows change with every event.
        CREATE TABLE specifications (
            experiment INTEGER PRIMARY KEY REFERENCES experiments ON DELETE CASCADE,
            spec TEXT NOT NULL,
            spec_hash TEXT NOT NULL,
            source TEXT NOT NULL
        ) STRICT;

        -- metric and direction are NULL where nothing ranks the family.
        CREATE TABLE families (
            experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            metric TEXT,
            direction TEXT,
            PRIMARY KEY (experiment, position)
        ) STRICT, WITHOUT ROWID;

        -- objective_kind: finite, nan, +inf, -inf, or NULL where there is no value; objective is NULL for nan too.
        CREATE TABLE trials (
            experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
            number INTEGER NOT NULL,
            setting INTEGER NOT NULL,
            repeat INTEGER NOT NULL,
            family TEXT NOT NULL,
            model TEXT NOT NULL,
            state TEXT NOT NULL,
            lease INTEGER NOT NULL DEFAULT 0,
            attempt INTEGER NOT NULL DEFAULT 0,
            epochs INTEGER NOT NULL DEFAULT 0,
            last_epoch INTEGER NOT NULL DEFAULT 0,
            sample_epoch INTEGER,
            objective REAL,
            objective_kind TEXT,
            failure_kind TEXT,
            failure_message TEXT,
            failure_epoch INTEGER,
            weights_hash TEXT,
            seconds REAL NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL,
            ended_at INTEGER,
            PRIMARY KEY (experiment, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX trials_by_state ON trials (experiment, state);
        -- Only Completed trials, so that an epoch of a running one leaves the index alone.
        CREATE INDEX trials_by_objective ON trials (experiment, family, objective) WHERE state = 'Completed';

        CREATE TABLE parameters (
            experiment INTEGER NOT NULL,
            trial INTEGER NOT NULL,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (experiment, trial, position),
            FOREIGN KEY (experiment, trial) REFERENCES trials ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE environments (
            hash TEXT PRIMARY KEY,
            json TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE attempts (
            experiment INTEGER NOT NULL,
            trial INTEGER NOT NULL,
            lease INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            worker TEXT NOT NULL,
            slot INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            ended_at INTEGER,
            outcome TEXT,
            environment TEXT NOT NULL REFERENCES environments,
            PRIMARY KEY (experiment, trial, lease),
            FOREIGN KEY (experiment, trial) REFERENCES trials ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX attempts_by_lease ON attempts (experiment, lease);

        -- metrics: a JSON object whose doubles come back bit for bit; NaN and infinities are strings.
        CREATE TABLE epochs (
            experiment INTEGER NOT NULL,
            trial INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            lease INTEGER NOT NULL,
            metrics TEXT NOT NULL,
            objective REAL,
            objective_kind TEXT,
            seconds REAL,
            images_per_second REAL,
            PRIMARY KEY (experiment, trial, epoch),
            FOREIGN KEY (experiment, trial) REFERENCES trials ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE samples (
            experiment INTEGER NOT NULL,
            trial INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            kind TEXT NOT NULL,
            png BLOB NOT NULL,
            UNIQUE (experiment, trial, epoch, kind),
            FOREIGN KEY (experiment, trial, epoch) REFERENCES epochs ON DELETE CASCADE
        ) STRICT;

        CREATE TABLE checkpoints (
            experiment INTEGER NOT NULL,
            trial INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            size_bytes INTEGER NOT NULL,
            path TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            PRIMARY KEY (experiment, trial, epoch),
            FOREIGN KEY (experiment, trial) REFERENCES trials ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        -- epoch is set for EpochRecorded only, whose metrics lie in epochs; an environment is named by its hash.
        CREATE TABLE events (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
            trial INTEGER,
            epoch INTEGER,
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            data TEXT NOT NULL
        ) STRICT;
        CREATE INDEX events_by_experiment ON events (experiment);
        """);
}
