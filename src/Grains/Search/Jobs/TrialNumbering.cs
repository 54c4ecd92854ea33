namespace Orchestrator.Grains.Search.Jobs;

/// <summary>Which number a family's trial has in the experiment: settings go round the families, repeats are consecutive.</summary>
internal sealed class TrialNumbering(Rotation rotation, int repeats, int planned)
{
    /// <summary>The same of another number of planned trials, where families never end.</summary>
    public TrialNumbering Of(int count) => new(rotation, repeats, count);

    /// <summary>Whether each family's settings end by themselves.</summary>
    public bool IsFinite => rotation.Total is not null;

    /// <summary>The number of a family's trial.</summary>
    public int NumberOf(int family, TrialKey trial) => (int)((rotation.Place(family, trial.Setting) * repeats) + trial.Repeat);

    /// <summary>The family of a trial, and its place there.</summary>
    public (int Family, TrialKey Trial) Locate(int number)
    {
        var (family, setting) = rotation.Locate(number / repeats);
        return (family, new(setting, number % repeats));
    }

    /// <summary>How many of the planned trials a family has.</summary>
    public long TrialsOf(int family)
    {
        var settings = ((long)planned + repeats - 1) / repeats;
        var all = rotation.CountOf(family, settings) * repeats;
        var isCut = planned % repeats != 0 && rotation.Locate(settings - 1).Family == family;
        return isCut ? all - repeats + (planned % repeats) : all;
    }
}
