using System.Text;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Sweeps.Activity;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Grains.Sweeps.Parameters;

namespace Orchestrator.Grains.Sweeps;

/// <summary>Reads the whole file into a specification, block by block.</summary>
internal sealed class RootReader(Block root, Problems problems)
{
    private const int MaxNameLength = 200;

    private static readonly Dictionary<string, SearchMethod> Methods = new()
    {
        ["grid"] = SearchMethod.Grid,
        ["random"] = SearchMethod.Random,
        ["bayes"] = SearchMethod.Bayes,
    };

    /// <summary>The sweep; worth nothing when there are errors.</summary>
    public SweepFile? Read(Position start)
    {
        var parameters = ReadParameters(out var named);
        var models = ParametersReader.ModelsOf(parameters);
        var metric = root.Has("metric") ? root.Child("metric", SweepWords.Metric) : null;
        var block = root.Child("orchestrator", SweepWords.Orchestrator);
        var families = new FamiliesReader(problems).Read(models, metric, new ObjectivesReader(problems).Read(block));
        var options = new OrchestratorReader(block, problems).Read();
        var conditions = block.ChildOfNames("when");
        var when = new WhenReader(named, problems).Read(conditions);
        var specs = models.Count == 0 ? [] : new ActivityReader(named, problems).Read(parameters, models, when);
        var draft = new ExperimentSpec
        {
            Name = ReadName(start.File),
            Method = ReadMethod(options.Sampler, block) ?? SearchMethod.Grid,
            Parameters = WithDataSet(specs),
            Families = families,
            DataSets = [],
            RunCap = (int?)root.Integer("run_cap", 1, RunCaps.Max),
            Seed = options.Seed,
            Parallelism = options.Parallelism,
            Repeats = options.Repeats,
            Aggregate = options.Aggregate,
            ObjectiveAt = options.ObjectiveAt,
            Order = options.Order,
            Failures = options.Failures,
            WallTimeSeconds = options.WallTimeSeconds,
            TrialTimeSeconds = options.TrialTimeSeconds,
            Sampler = options.Sampler,
            Pruner = new PrunerReader(root, block, problems).Read(),
            Constraints = new ConstraintsReader(named, problems).Read(block),
            Enqueue = new EnqueueReader(parameters, problems).Read(block),
            EvaluationCorruption = options.EvaluationCorruption,
            Samples = options.Samples,
            MetricsEvery = options.MetricsEvery,
            Checkpoints = options.Checkpoints,
            Device = options.Device,
            Weight = options.Weight,
            MaxSlots = options.MaxSlots,
            Requires = options.Requires,
            MachineKind = options.MachineKind,
        };
        var warmStart = new WarmStartReader(block, problems).Read();
        new PlanChecker(root, problems).Check(draft, parameters);
        if (!problems.HasErrors) { new PlanChecker(root, problems).CheckPbt(draft, block.PlaceOf("pruner")); }

        if (!problems.HasErrors) { new PlanChecker(root, problems).CheckConstraints(draft, block.PlaceOf("constraints")); }

        NoteIgnored(block, draft);
        if (!problems.HasErrors) { NoteNeverTried(conditions, draft); }

        return problems.HasErrors ? null : new SweepFile(draft, options.Digits, PlacesOf(parameters), start)
        {
            WarmStart = draft.Method == SearchMethod.Bayes ? warmStart : [],
        };
    }

    private IReadOnlyList<SweptParameter> ReadParameters(out IReadOnlyList<string> named)
    {
        var block = root.ChildOfNames("parameters");
        named = [.. block.Entries.Select(entry => entry.Key.Text)];
        return new ParametersReader(problems).Read(block);
    }

    private string ReadName(string fileName)
    {
        var name = root.Scalar("name")?.Text ?? Path.GetFileNameWithoutExtension(fileName);
        var isRight = name.Length is > 0 and <= MaxNameLength
            && !name.Any(char.IsControl)
            && !name.EnumerateRunes().Contains(Rune.ReplacementChar);
        if (!isRight)
        {
            problems.Error(
                root.PlaceOf("name"),
                $"name must be 1 to {MaxNameLength} printable characters, but got {Phrases.Quote(name)}.");
        }

        return name;
    }

    private SearchMethod? ReadMethod(string? sampler, Block orchestrator)
    {
        if (!root.Has("method"))
        {
            problems.Error(root.At, "'method' is missing; it is grid, random or bayes.");
            return null;
        }

        var method = root.Choice("method", [.. Methods.Keys]);
        if (method is not null && sampler is not null && MethodOf(sampler) != Methods[method])
        {
            problems.Error(
                orchestrator.PlaceOf("sampler"),
                $"orchestrator.sampler '{sampler}' does not go with method '{method}'.");
        }

        return method is null ? null : Methods[method];
    }

    private static SearchMethod MethodOf(string sampler) => SamplerCatalog.Find(sampler)?.Method ?? SearchMethod.Bayes;

    private static IReadOnlyList<ParameterSpec> WithDataSet(IReadOnlyList<ParameterSpec> specs) =>
        specs.Any(spec => spec.Name == "dataset")
            ? specs
            : [.. specs, new ParameterSpec("dataset", new FixedDomain(ParameterValue.Of("digits")))];

    private static Dictionary<string, Position> PlacesOf(IEnumerable<SweptParameter> parameters) =>
        parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.At);

    private void NoteNeverTried(Block when, ExperimentSpec draft)
    {
        var unmet = new UnmetConditions(draft.Parameters);
        foreach (var name in when.Entries.Select(entry => entry.Key.Text).Where(unmet.IsNeverActive))
        {
            problems.Note(when.PlaceOf(name), $"{name} is never used: no setting meets its condition "
                + $"{Phrases.Quote(draft.Parameters.First(parameter => parameter.Name == name).When!)}.");
        }

        if (CapNote.Of(draft) is { } skipped) { problems.Note(root.PlaceOf("run_cap"), skipped); }
    }

    private void NoteIgnored(Block orchestrator, ExperimentSpec draft)
    {
        foreach (var word in SweepWords.Ignored.Where(root.Has))
        {
            problems.Note(root.PlaceOf(word), $"'{word}' is ignored: trials train the models of this program.");
        }

        if (draft.RunCap is { } cap && cap % draft.Repeats != 0)
        {
            problems.Note(root.PlaceOf("run_cap"), $"run_cap {cap} is not a multiple of {draft.Repeats} repeats: "
                + "the last setting may be left incomplete.");
        }

        if (draft.HasTimeBudget)
        {
            problems.Note(orchestrator.PlaceOf("budget"), "a budget of time ends the experiment when the machines have used it up: another run may get "
                + "other trials.");
        }

        if (orchestrator.Has("warm_start") && draft.Method != SearchMethod.Bayes)
        {
            problems.Note(orchestrator.PlaceOf("warm_start"), $"orchestrator.warm_start is ignored: sampler {FamilySetup.NameOf(draft)} does not "
                + "look at results.");
        }

        var dataSets = draft.Parameters.First(parameter => parameter.Name == "dataset").Domain;
        if (orchestrator.Has("digits") && !DomainFacts.CanBe(dataSets, "digits"))
        {
            problems.Note(orchestrator.PlaceOf("digits"), "orchestrator.digits is ignored: no trial uses the data set digits.");
        }
    }
}
