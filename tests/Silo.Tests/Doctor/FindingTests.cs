using System.Net;
using System.Net.Sockets;
using Orchestrator.Silo.Doctor;

namespace Orchestrator.Silo.Tests.Doctor;

public sealed class FindingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-doctor-").FullName;

    [Theory]
    [InlineData(8, 4, "Ok", "4.0 GB are free of 8.0 GB")]
    [InlineData(8, null, "Ok", "8.0 GB are free")]
    [InlineData(1, 20, "Ok", "1.0 GB are free")]
    [InlineData(8, 0, "Warning", "raise the limit")]
    public void Memory_LimitAndMachine_AreBothLookedAt(int limit, int? available, string state, string text) =>
        Check(MemoryCheck.Judge(limit * 1_000_000_000L, available * 1_000_000_000L), state, text);

    [Theory]
    [InlineData(50, "Ok", "are free in")]
    [InlineData(1, "Warning", "keep: [last]")]
    [InlineData(0, "Failed", "make room")]
    public void Disk_Room_IsJudged(int gigabytes, string state, string text) => Check(DiskCheck.Judge("/x", gigabytes * 1_000_000_000L), state, text);

    [Fact]
    public void Disk_FolderThatIsMissing_IsBad() => Check(DiskCheck.Look(Path.Combine(_folder, "none")), "Failed", "make it");

    [Fact]
    public void Database_ThatIsNone_SaysWhy()
    {
        var file = Path.Combine(_folder, "text.db");
        File.WriteAllText(file, "this is no database, whatever its name says");

        Check(DatabaseCheck.Look(file), "Warning", file);
        Check(DatabaseCheck.Look(file + "2"), "Ok", "does not exist yet");
    }

    [Fact]
    public void Port_Taken_SaysWhatToDo()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();

        Check(PortCheck.Look(new($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}")), "Warning", "--listen with another");
    }

    [Theory]
    [InlineData(true, "Ok", "libtorch 2")]
    [InlineData(false, "Warning", "TorchSharp was built for 2.")]
    public void Version_Other_IsDoubtful(bool isExpected, string state, string text) =>
        Check(TorchCheck.JudgeVersion("libtorch 2.99", isExpected), state, text);

    [Theory]
    [InlineData("", true, "Ok", "train on the processor")]
    [InlineData("H100", true, "Ok", "H100.")]
    [InlineData("H100", false, "Warning", "may differ in the last bits")]
    public void Gpus_WithoutDeterminism_AreDoubtful(string name, bool areDeterministic, string state, string text) =>
        Check(TorchCheck.JudgeGpus(name.Length > 0 ? [name] : [], areDeterministic), state, text);

    [Theory]
    [InlineData(2, "Ok", "agrees")]
    [InlineData(90, "Warning", "90 s ahead of the head's")]
    [InlineData(-90, "Warning", "90 s behind the head's")]
    public void Clock_Difference_IsJudged(int seconds, string state, string text) => Check(ClockCheck.Judge(TimeSpan.FromSeconds(seconds)), state, text);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Check(Finding finding, string state, string text)
    {
        Assert.Equal(state, finding.State.ToString());
        Assert.Contains(text, finding.Text, StringComparison.Ordinal);
    }
}
