namespace Orchestrator.Grains.Results.Schema;

/// <summary>
/// A parameter's number is written by the program. SQLite made it from the text, whose last bit differs from one version of SQLite to
/// another: to another version the index over it is damaged, and it refuses to delete from it.
/// </summary>
internal static class Schema0008
{
    public static SchemaStep Step { get; } = new(8, """
        DROP INDEX parameters_by_name;
        ALTER TABLE parameters RENAME TO parameters_with_text;
        -- value: JSON. number: the same where it is one, bit for bit, else NULL.
        CREATE TABLE parameters (
            experiment INTEGER NOT NULL,
            trial INTEGER NOT NULL,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            number REAL,
            PRIMARY KEY (experiment, trial, position),
            FOREIGN KEY (experiment, trial) REFERENCES trials ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        INSERT INTO parameters (experiment, trial, position, name, value, number)
        SELECT experiment, trial, position, name, value, json_number(value) FROM parameters_with_text;
        DROP TABLE parameters_with_text;
        CREATE INDEX parameters_by_name ON parameters (experiment, name, trial, number, value);
        """);
}
