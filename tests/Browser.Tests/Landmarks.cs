namespace Orchestrator.Browser.Tests;

/// <summary>What a reader who does not see a page goes by: its landmarks and headings, in their order.</summary>
internal static class Landmarks
{
    private const string Experiment = """
          - heading "made-sweep" [level=1]
          - navigation "Experiment"
        """;

    /// <summary>The ARIA snapshot of a page of <see cref="Addresses"/>.</summary>
    public static string Of(string path) => $"""
        - banner:
          - link "Orchestrator"
          - navigation "Main"
        - main:
        {Content(path)}
        - contentinfo
        """;

    private static string Content(string path) => path.Split('?')[0] switch
    {
        "/" => """
              - heading "Experiments" [level=1]
            """,
        Addresses.Overview => $"""
            {Experiment}
              - region "Champions"
              - heading "Best so far" [level=2]
              - heading /Parameters and outcome/ [level=2]
              - heading "Importance by fANOVA" [level=2]
              - heading /Coverage/ [level=2]
              - heading "Leaderboards" [level=2]
              - heading "Failures by cause" [level=2]
              - heading "Specification" [level=2]
            """,
        Addresses.Trials => $"""
            {Experiment}
              - combobox "Filter"
              - table
              - navigation "Pages"
            """,
        Addresses.Gallery => $"""
            {Experiment}
              - searchbox "Filter"
              - navigation "Pages"
            """,
        Addresses.Explore => $"""
            {Experiment}
              - combobox "Brush"
              - heading "Parameters and outcome" [level=2]
              - figure
              - heading /Slices/ [level=2]
            """,
        Addresses.Importance => $"""
            {Experiment}
              - figure
            """,
        Addresses.Trial => """
              - heading /Trial 3/ [level=1]
              - heading "Curves" [level=2]
              - heading /Samples/ [level=2]
              - heading "Parameters" [level=2]
              - heading "Train it again" [level=2]
              - heading "Attempts" [level=2]
              - heading "Files" [level=2]
            """,
        Addresses.Log => """
              - heading /Log of trial 3/ [level=1]
              - searchbox "Lines with this text, or info, warning, error"
              - table
            """,
        Addresses.Traversal => """
              - heading /Traversal of trial 3/ [level=1]
            """,
        Addresses.Enqueue => """
              - heading "Enqueue parameter sets" [level=1]
            """,
        "/compare" when path == "/compare" => """
              - heading "Compare trials" [level=1]
              - heading "Pick two to six trials or experiments" [level=2]
            """,
        "/compare" => """
              - heading "Compare trials" [level=1]
              - heading "Samples" [level=2]
              - heading "What differs" [level=2]
              - heading "Curves" [level=2]
              - heading "Newest metrics" [level=2]
            """,
        "/new" => """
              - heading "New experiment" [level=1]
            """,
        "/cluster" => """
              - heading "Cluster" [level=1]
            """,
        _ when path.Contains("experiment=", StringComparison.Ordinal) => Experiment,
        _ => """
              - heading "Events" [level=1]
              - table
              - navigation "Pages"
            """,
    };
}
