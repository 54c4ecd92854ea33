using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;
using Orchestrator.Grains.Results.Writing;

namespace Orchestrator.Grains.Tests.Results.Writing;

public sealed class WalMoverTests : IDisposable
{
    private const int Most = 20;
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _writer;

    public WalMoverTests()
    {
        _writer = Connections.OpenWriter(_folder.Database);
        _writer.Execute("CREATE TABLE things (a BLOB)");
    }

    [Fact]
    public void Committed_MoreThanFitsTheLog_LogBeginsAnew()
    {
        using var mover = new WalMover(_writer, _folder.Database, Most);
        var (first, written) = (ReadLog(), 0L);
        for (; ReadLog() == first; written++)
        {
            Assert.False(TestContext.Current.CancellationToken.IsCancellationRequested);
            Write(mover);
        }

        Assert.Equal(written, _writer.Scalar("SELECT count(*) FROM things"));
    }

    // Versions before lose pages where two connections move one log (https://www.sqlite.org/releaselog/3_51_3.html).
    [Fact]
    public void Library_MovesALogFromTwoConnections() =>
        Assert.True(SQLitePCL.raw.sqlite3_libversion_number() >= 3_051_003, SQLitePCL.raw.sqlite3_libversion().utf8_to_string());

    [Fact]
    public void Committed_ReaderInTheWay_EverythingStays()
    {
        using var mover = new WalMover(_writer, _folder.Database, Most);
        using var reader = Connections.OpenWriter(_folder.Database);
        using var reading = reader.BeginTransaction(deferred: true);
        Assert.Equal(0L, reader.Scalar("SELECT count(*) FROM things"));
        for (var i = 0; i < 10 * Most; i++) { Write(mover); }

        Assert.Equal(0L, reader.Scalar("SELECT count(*) FROM things"));
        Assert.Equal(10L * Most, _writer.Scalar("SELECT count(*) FROM things"));
    }

    [Fact]
    public void Committed_LogShort_StaysAsItIs()
    {
        using (var mover = new WalMover(_writer, _folder.Database))
        {
            for (var i = 0; i < 10; i++) { Write(mover); }
        }

        Assert.True(new FileInfo(_folder.Database + "-wal").Length > 10 * 4096);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _folder.Dispose();
    }

    private void Write(WalMover mover)
    {
        _writer.Execute("INSERT INTO things (a) VALUES (zeroblob(4000))");
        mover.Committed();
    }

    // The log's salt is another one each time it begins anew (https://www.sqlite.org/fileformat2.html#walformat).
    private string ReadLog()
    {
        using var file = new FileStream(_folder.Database + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[32];
        file.ReadExactly(header);
        return Convert.ToHexString(header, 16, 8);
    }
}
