using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Tests.Results.Sql;

public sealed class StatementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _connection;

    public StatementTests()
    {
        _connection = Connections.OpenWriter(_folder.Database);
        _connection.Execute("CREATE TABLE things (id INTEGER PRIMARY KEY, a ANY, b ANY UNIQUE) STRICT");
    }

    public static TheoryData<object?, object?> Values => new()
    {
        { 7, 7L }, { long.MinValue, long.MinValue }, { 0.1, 0.1 }, { double.PositiveInfinity, double.PositiveInfinity },
        { double.NaN, null }, { null, null }, { "ä\u0000z", "ä\u0000z" }, { "", "" }, { new byte[] { 0, 255 }, new byte[] { 0, 255 } },
        { Array.Empty<byte>(), Array.Empty<byte>() },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Scalar_EachKindOfValue_ComesBack(object? value, object? expected)
    {
        using var statement = new Statement(_connection, "SELECT $a");
        Assert.Equal(expected, statement.Scalar(("$a", value)));
    }

    [Fact]
    public void Run_SeveralTimes_TellsRowsOfEach()
    {
        using var add = new Statement(_connection, "INSERT INTO things (a) VALUES ($a), ($a)");
        using var change = new Statement(_connection, "UPDATE things SET a = $to WHERE a = $from");

        Assert.Equal([2, 2], [add.Run(("$a", 1)), add.Run(("$a", 2))]);
        Assert.Equal([2, 0], [change.Run(("$from", 1), ("$to", 3)), change.Run(("$from", 1), ("$to", 3))]);
        Assert.Equal("2,2,3,3", _connection.Scalar("SELECT group_concat(a ORDER BY a) FROM things"));
    }

    [Fact]
    public void Insert_Rows_TellsTheirIds()
    {
        using var add = new Statement(_connection, "INSERT INTO things (a) VALUES ($a)");
        Assert.Equal([1L, 2L], [add.Insert(("$a", "x")), add.Insert(("$a", "y"))]);
    }

    [Fact]
    public void Scalar_InsertThatReturns_IsDoneToItsEnd()
    {
        using var add = new Statement(_connection, "INSERT INTO things (a) VALUES (1), (2) RETURNING id");
        Assert.Equal(1L, add.Scalar());
        Assert.Equal(2L, _connection.Scalar("SELECT count(*) FROM things"));
    }

    [Fact]
    public void Run_Refused_SaysWhyAndRunsAgain()
    {
        using var add = new Statement(_connection, "INSERT INTO things (b) VALUES ($b)");
        add.Run(("$b", 1));

        var error = Assert.Throws<SqliteException>(() => add.Run(("$b", 1)));
        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT, error.SqliteErrorCode);
        Assert.Contains("things.b", error.Message);
        Assert.Equal(1, add.Run(("$b", 2)));
    }

    [Fact]
    public void Run_OtherValues_AreRefusedByName()
    {
        using var one = new Statement(_connection, "SELECT $a");
        Assert.Contains("SELECT $a", Assert.Throws<ArgumentException>(() => one.Run(("$b", 1))).Message);
        Assert.Throws<ArgumentException>(() => one.Run());
        Assert.Contains("DateTime", Assert.Throws<ArgumentException>(() => one.Run(("$a", default(DateTime)))).Message);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }
}
