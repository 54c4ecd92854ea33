namespace Orchestrator.Silo.Running.Intake;

/// <summary>The sweep file <c>experiments/quickstart.yaml</c>, as it was when the program was built.</summary>
internal static class DemoSweep
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var reader = new StreamReader(typeof(DemoSweep).Assembly.GetManifestResourceStream("quickstart.yaml")!);
        return reader.ReadToEnd();
    }
}
