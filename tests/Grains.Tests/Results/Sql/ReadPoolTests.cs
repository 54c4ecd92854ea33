using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Tests.Results.Sql;

public sealed class ReadPoolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _writer;
    private readonly string _text;

    public ReadPoolTests()
    {
        _writer = Connections.OpenWriter(_folder.Database);
        _writer.Execute("CREATE TABLE things (a ANY) STRICT; INSERT INTO things VALUES (1), (2), (3)");
        _text = Connections.ReadOnly(_folder.Database);
    }

    [Fact]
    public void Take_AfterAnotherWasGivenBack_IsThatOne()
    {
        var first = Use();
        Assert.Same(first, Use());
    }

    [Fact]
    public void Take_WhileAnotherIsInUse_IsOneOfItsOwn()
    {
        using var first = ReadPool.Take(_text);
        using var second = ReadPool.Take(_text);
        Assert.NotSame(first.Connection, second.Connection);
    }

    [Fact]
    public void Take_AfterASpoiledOne_IsANewOne()
    {
        ReadingConnection spoiled;
        using (var lease = ReadPool.Take(_text))
        {
            lease.Spoil();
            spoiled = lease.Connection;
        }

        Assert.Equal(System.Data.ConnectionState.Closed, spoiled.State);
        Assert.NotSame(spoiled, Use());
    }

    [Fact]
    public void Clear_WithOneIdleAndOneInUse_ClosesBoth()
    {
        ReadingConnection used;
        using (var lease = ReadPool.Take(_text))
        {
            var idle = Use();
            used = lease.Connection;
            ReadPool.Clear(_text);
            Assert.Equal(System.Data.ConnectionState.Closed, idle.State);
            Assert.Equal(3L, used.Scalar("SELECT count(*) FROM things"));
        }

        Assert.Equal(System.Data.ConnectionState.Closed, used.State);
    }

    [Fact]
    public void Query_TwiceWithOtherValues_AnswersForEach()
    {
        using var lease = ReadPool.Take(_text);
        Assert.Equal([1, 2], Ask(lease.Connection, 2));
        Assert.Equal([1], Ask(lease.Connection, 1));
    }

    [Fact]
    public void Query_AfterACommit_SeesIt()
    {
        Assert.Equal(3, Count());
        _writer.Execute("INSERT INTO things VALUES (4)");
        Assert.Equal(4, Count());
    }

    [Fact]
    public void Query_AfterAColumnWasAdded_SeesIt()
    {
        using var lease = ReadPool.Take(_text);
        Assert.Equal(1, Columns(lease.Connection));
        _writer.Execute("ALTER TABLE things ADD COLUMN b ANY");
        Assert.Equal(2, Columns(lease.Connection));
    }

    [Fact]
    public void Query_ThatAsksTheSameWithinItself_AnswersBoth()
    {
        using var lease = ReadPool.Take(_text);
        var sums = lease.Connection.Query("SELECT a FROM things WHERE a <= $most", row => Ask(lease.Connection, row.GetInt32(0)).Count, ("$most", 3));
        Assert.Equal([1, 2, 3], sums);
    }

    [Fact]
    public void Query_WhoseMapFails_CanBeAskedAgain()
    {
        using var lease = ReadPool.Take(_text);
        Assert.Throws<FormatException>(() => lease.Connection.Query<int>("SELECT a FROM things WHERE a <= $most", _ => throw new FormatException(), ("$most", 3)));
        Assert.Equal([1, 2, 3], Ask(lease.Connection, 3));
    }

    [Fact]
    public void Query_OfMoreTextsThanAreKept_AnswersEach()
    {
        using var lease = ReadPool.Take(_text);
        for (var i = 0; i < 200; i++) { Assert.Equal((long)i, lease.Connection.Scalar($"SELECT {i} FROM things")); }
    }

    public void Dispose()
    {
        ReadPool.Clear(_text);
        _writer.Dispose();
        _folder.Dispose();
    }

    private static List<int> Ask(SqliteConnection connection, int most) =>
        connection.Query("SELECT a FROM things WHERE a <= $most", row => row.GetInt32(0), ("$most", most));

    private static int Columns(SqliteConnection connection) => connection.Query("SELECT * FROM things LIMIT $one", row => row.FieldCount, ("$one", 1))[0];

    private ReadingConnection Use()
    {
        using var lease = ReadPool.Take(_text);
        return lease.Connection;
    }

    private int Count()
    {
        using var lease = ReadPool.Take(_text);
        return Convert.ToInt32(lease.Connection.Scalar("SELECT count(*) FROM things"), System.Globalization.CultureInfo.InvariantCulture);
    }
}
