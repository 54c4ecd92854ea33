namespace Orchestrator.Abstractions.Trials;

/// <summary>What is wrong with a trial that goes on all the same.</summary>
public enum WarningKind
{
    /// <summary>More than a tenth of the code's units are 0 for every image.</summary>
    DeadUnits,

    /// <summary>The reconstruction is hardly better than the mean image.</summary>
    NearMeanImage,

    /// <summary>The generator leaves out some of what it should draw.</summary>
    FewModes,
}
