using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Grains.Sweeps.Parameters;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps;

/// <summary>Checks that the method can plan what the parameters say.</summary>
internal sealed class PlanChecker(Block root, Problems problems)
{
    public void Check(ExperimentSpec draft, IReadOnlyList<SweptParameter> parameters)
    {
        if (!root.Has("method"))
        {
            return;
        }

        if (draft.Method != SearchMethod.Grid)
        {
            CheckRandom();
        }
        else if (root.Scalar("method")?.Text == "grid")
        {
            CheckGrid(draft, parameters);
        }
    }

    /// <summary>Checks that population-based training has something to perturb, and nothing that works against it.</summary>
    public void CheckPbt(ExperimentSpec draft, Position at)
    {
        if (draft.Pruner?.Name != "pbt") { return; }

        if (draft.Repeats > 1)
        {
            problems.Error(at, $"orchestrator.pruner pbt trains one trial for each setting, but repeats.seeds is {draft.Repeats}.");
            return;
        }

        string[] tunable = [.. ParameterCatalog.All.Where(parameter => parameter.IsTunable).Select(parameter => parameter.Name)];
        if (!draft.Parameters.Any(parameter => parameter.Domain is not FixedDomain && tunable.Contains(parameter.Name)))
        {
            problems.Error(at, $"orchestrator.pruner pbt perturbs {Phrases.Or(tunable)} while networks train, but none of them varies.");
        }

        if (FamilySetup.NameOf(draft) is "cmaes" or "nsga2")
        {
            problems.Error(at, $"orchestrator.pruner pbt has populations of its own and does not go with sampler {FamilySetup.NameOf(draft)}.");
        }
    }

    private void CheckRandom()
    {
        if (!root.Has("run_cap"))
        {
            problems.Error(root.PlaceOf("method"), $"method {root.Scalar("method")!.Text} needs 'run_cap': its draws never end.");
        }
    }

    private void CheckGrid(ExperimentSpec draft, IReadOnlyList<SweptParameter> parameters)
    {
        foreach (var parameter in parameters.Where(parameter => DomainValues.Count(parameter.Domain) is null))
        {
            problems.Error(parameter.At, $"{parameter.Name} is continuous, so a grid of it has no end: "
                + "give 'q', 'values', or method random.");
        }

        // The size can only be counted once everything else is right.
        if (!problems.HasErrors && !IsSmallEnough(draft))
        {
            problems.Error(root.PlaceOf("parameters"), $"The grid has more than {SearchPlan.MaxSettings} settings: "
                + "give fewer values, or method random with 'run_cap'.");
        }
    }

    /// <summary>Checks that some setting of each family keeps to the constraints; only when everything else is right.</summary>
    public void CheckConstraints(ExperimentSpec draft, Position at)
    {
        foreach (var family in draft.Families.Where(family => draft.Constraints.Count > 0 && !HasSetting(draft, family)))
        {
            problems.Error(at, $"No setting of {string.Join(", ", family.Models)} keeps to the constraints.");
        }
    }

    private static bool HasSetting(ExperimentSpec draft, FamilySpec family)
    {
        try
        {
            return new FamilySetup(draft, family).CreateFixed().SettingAt(0).Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsSmallEnough(ExperimentSpec draft)
    {
        var settings = 0L;
        foreach (var family in draft.Families)
        {
            settings += GridSampler.TryCreate(FamilySpace.Of(draft, family))?.Count ?? SearchPlan.MaxSettings + 1;
        }

        return settings <= SearchPlan.MaxSettings;
    }
}
