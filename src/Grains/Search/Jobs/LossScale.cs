using System.Globalization;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>Between an objective's values and losses, of which smaller ones are better.</summary>
internal readonly record struct LossScale(ObjectiveDirection Direction)
{
    /// <summary>The loss of a value, or the value of a loss.</summary>
    public double Turn(double value) => Direction == ObjectiveDirection.Minimize ? value : -value;

    /// <summary>A loss as a person reads the objective, in four digits.</summary>
    public string Show(double loss) =>
        double.IsNaN(loss) ? "NaN" : Turn(loss).ToString("G4", CultureInfo.InvariantCulture);
}
