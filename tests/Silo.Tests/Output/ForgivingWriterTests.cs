using System.Text;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Running;
using Spectre.Console;

namespace Orchestrator.Silo.Tests.Output;

public class ForgivingWriterTests
{
    [Fact]
    public void WriteLine_TerminalIsThere_PassesItOn()
    {
        using var inner = new StringWriter { NewLine = "\n" };
        using var writer = new ForgivingWriter(inner);

        writer.WriteLine("Experiment 1");
        writer.Write("a");
        writer.Flush();

        Assert.Equal("Experiment 1\na", inner.ToString());
    }

    [Fact]
    public void WriteLine_AfterTheTerminalWasClosed_IsSilentForGood()
    {
        using var inner = new ClosedTerminal();
        using var writer = new ForgivingWriter(inner);

        writer.WriteLine("lost");
        writer.Write('x');
        writer.Flush();

        Assert.Equal(1, inner.Tries);
    }

    [Fact]
    public void Views_OnAClosedTerminal_GoOn()
    {
        using var inner = new ClosedTerminal();
        using var writer = new ForgivingWriter(inner);
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.Yes, Out = new AnsiConsoleOutput(writer) });
        using IRunView board = new BoardView(console, slots: 1), plain = new PlainView(writer, TimeProvider.System);
        var progress = new RunProgress(
            new("abc", "test", ExperimentState.Running, new(), 4, [], default, null, 10), [new(0)], TimeSpan.FromSeconds(10), DoneBefore: 0);

        foreach (var view in (IRunView[])[board, plain])
        {
            view.Notice("Stopping");
            view.Update(progress);
        }

        Assert.Equal(1, inner.Tries);
    }

    private sealed class ClosedTerminal : TextWriter
    {
        public int Tries { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Fail();

        public override void Write(string? value) => Fail();

        public override void WriteLine(string? value) => Fail();

        public override void Write(char[] buffer, int index, int count) => Fail();

        private void Fail()
        {
            Tries++;
            throw new IOException("Input/output error");
        }
    }
}
