using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Columns;

/// <summary>
/// One parameter that varies, as a coordinate in [0, 1]. Ordered values, whether listed, stepped or continuous, lie in order (lists
/// by rank, logarithmic ranges by their logarithm); of <see cref="Levels"/> values each is the middle of its own cell.
/// Categories are equal cells whose order means nothing.
/// </summary>
internal abstract class Column(string name)
{
    /// <summary>The parameter's name.</summary>
    public string Name { get; } = name;

    /// <summary>How many values there are, at least 2; 0 for a continuous one.</summary>
    public abstract long Levels { get; }

    /// <summary>Whether the values have no order.</summary>
    public virtual bool IsCategorical => false;

    /// <summary>The coordinate of <paramref name="value"/>; of the nearest value where it is outside the domain.</summary>
    /// <returns>NaN for a category that is not one of the domain's.</returns>
    public abstract double Encode(ParameterValue value);

    /// <summary>The value whose cell holds <paramref name="coordinate"/>, in [0, 1].</summary>
    public abstract ParameterValue Decode(double coordinate);

    /// <summary>Where the cell of <paramref name="level"/> starts; the one after the last starts at 1.</summary>
    public virtual double Edge(long level) => (double)level / Levels;

    /// <summary>The level whose cell holds <paramref name="coordinate"/>.</summary>
    public virtual long LevelAt(double coordinate) => Math.Clamp((long)(coordinate * Levels), 0, Levels - 1);

    /// <summary>The middle of a level's cell.</summary>
    public double Middle(long level) => 0.5 * (Edge(level) + Edge(level + 1));

    /// <summary>The middle of the cell that holds <paramref name="coordinate"/>; itself where values are continuous.</summary>
    public double Snap(double coordinate) => Levels == 0 ? coordinate : Middle(LevelAt(coordinate));
}
