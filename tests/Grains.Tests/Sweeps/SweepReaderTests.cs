using Orchestrator.Abstractions.Search;
using static Orchestrator.Grains.Tests.Sweeps.SweepText;

namespace Orchestrator.Grains.Tests.Sweeps;

public class SweepReaderTests
{
    private const string Everything = """
        # the whole format, as far as it is available
        name: sparse-codes
        description: "what it is for"
        method: random
        metric: { name: denoising_mse, goal: minimize }
        run_cap: 120
        program: train.py
        parameters:
          model:            { values: [sparse, denoising, gan] }
          dataset:          { values: [mnist, digits] }
          epochs:           { value: 20 }
          code_size:        { values: [32, 64] }
          batch_size:       { distribution: categorical, values: [64, 128] }
          learning_rate:    { distribution: log_uniform_values, min: 3e-4, max: 3.0e-3 }
          l1_weight:        { distribution: log_uniform_values, min: 1.0e-6, max: 1.0e-2 }
          noise_level:      { min: 0.1, max: 0.5 }
        orchestrator:
          seed: 7
          parallelism: 4
          order: logical
          sampler: random
          pruner: none
          objective_at: best
          when: { noise_level: code_size == 32, l1_weight: 'model == sparse' }
          repeats: { seeds: 3, aggregate: mean }
          evaluation_corruption: { kind: masking, level: 0.25 }
          samples: { every: 2, count: 9 }
          metrics: { every: 5 }
          digits: { train: 500, test: 100, seed: 3 }
          device: cpu
          weight: 2.5
          max_slots: 3
          requires: [big, gpu, big]
          machine_kind: one
        """;

    [Fact]
    public void Read_Everything_FillsTheSpecification()
    {
        var spec = Spec(Everything);

        Assert.Equal(("sparse-codes", SearchMethod.Random, 120), (spec.Name, spec.Method, spec.RunCap));
        Assert.Equal(
            (7L, 4, 3, "mean", "best", "cpu"),
            (spec.Seed, spec.Parallelism, spec.Repeats, spec.Aggregate, spec.ObjectiveAt, spec.Device));
        Assert.Equal(("masking", 0.25), (spec.EvaluationCorruption.Kind, spec.EvaluationCorruption.Level));
        Assert.Equal((2, 9, 5), (spec.Samples.Every, spec.Samples.Count, spec.MetricsEvery));
        Assert.Equal((2.5, 3), (spec.Weight, spec.MaxSlots));
        Assert.Equal(["big", "gpu"], spec.Requires);
        Assert.Equal("one", spec.MachineKind);
        Assert.Equal(["autoencoder", "denoising", "gan"], spec.Families.Select(family => family.Name));
        Assert.Equal(["mnist", "digits"], spec.DataSets.Select(dataSet => dataSet.Name));
        Assert.Equal(
            ["model", "dataset", "epochs", "code_size", "batch_size", "learning_rate", "l1_weight", "noise_level"],
            spec.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Read_Everything_WritesOutWhenParametersAreActive()
    {
        var when = Spec(Everything).Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.When);

        Assert.Null(when["epochs"]);
        Assert.Equal("model in [sparse, denoising]", when["learning_rate"]);
        Assert.Equal("model == denoising and code_size == 32", when["noise_level"]);
        Assert.Equal("model in [sparse, denoising] and model == sparse", when["l1_weight"]);
    }

    [Fact]
    public void Read_Everything_TellsTheCallerWhatToLoad()
    {
        var file = File(Everything);

        Assert.Equal(["mnist", "digits"], file.DataSetNames);
        Assert.Equal((500, 100, 3L), (file.Digits.TrainCount, file.Digits.TestCount, file.Digits.Seed));
    }

    [Fact]
    public void Read_Everything_NotesTheIgnoredWord()
    {
        var note = Assert.Single(Read(Everything).Notes);

        Assert.StartsWith("s.yaml:7:1: note: 'program' is ignored", note.ToString());
    }

    [Fact]
    public void Read_Minimal_TakesDefaults()
    {
        var spec = Spec("method: grid\nparameters:\n  model: { value: vanilla }\n");

        Assert.Equal("s", spec.Name);
        Assert.Equal((0L, 8, 1, "median", "last"), (spec.Seed, spec.Parallelism, spec.Repeats, spec.Aggregate, spec.ObjectiveAt));
        Assert.Equal(
            ("gaussian", 0.3, 1, 16),
            (spec.EvaluationCorruption.Kind, spec.EvaluationCorruption.Level, spec.Samples.Every, spec.Samples.Count));
        Assert.Equal(new FixedDomain(ParameterValue.Of("digits")), spec.Parameters.Single(parameter => parameter.Name == "dataset").Domain);
        Assert.Null(spec.RunCap);
    }

    [Theory]
    [InlineData("requires: [gpu]", "cuda")]
    [InlineData("requires: [gpu], device: cuda:1", "cuda:1")]
    [InlineData("requires: [gpu], device: cpu", "cpu")]
    public void Resolve_SweepThatRequiresAGpu_TrainsOnOneWhateverIsHere(string words, string expected) =>
        Assert.Equal(expected, Spec(Grid("code_size: { value: 8 }", $"orchestrator: {{ {words} }}")).Device);

    [Fact]
    public void Read_ManyMistakes_TellsAllAtOnceInFileOrder()
    {
        var errors = Errors("""
            nam: x
            method: gird
            run_cap: 0
            parameters:
              model: { values: [sparce] }
              code_size: { values: [16, 5000] }
              lerning_rate: { value: 0.1 }
              noise_level: { value: "0.5" }
            orchestrator:
              sead: 1
              samples: { count: 65 }
              machine_kind: on
              requires: [gpu, Big]
            """);

        Assert.Equal(
            [
                "s.yaml:1:1: Unknown word 'nam' in a sweep file; did you mean 'name'?",
                "s.yaml:2:9: method must be grid, random or bayes, but got 'gird'; did you mean 'grid'?",
                "s.yaml:3:10: run_cap must be an integer in [1, 10000000], but got '0'.",
                "s.yaml:5:21: model must be one of vanilla, multilayer, convolutional, sparse, denoising, contractive, vae, gan, dcgan, "
                    + "wgan-gp, but got 'sparce'; did you mean 'sparse'?",
                "s.yaml:6:29: code_size must be an integer in [1, 4096], but got '5000'.",
                "s.yaml:7:3: Unknown parameter 'lerning_rate'; did you mean 'learning_rate'?",
                "s.yaml:8:25: noise_level must be a number in [0, 1], but got the quoted text '0.5'.",
                "s.yaml:10:3: Unknown word 'sead' in orchestrator; did you mean 'seed'?",
                "s.yaml:11:21: orchestrator.samples.count must be an integer in [1, 64], but got '65'.",
                "s.yaml:12:17: orchestrator.machine_kind must be any or one, but got 'on'; did you mean 'one'?",
                "s.yaml:13:19: A word of orchestrator.requires must have 1 to 63 small letters, digits, '-', '_' or '.', but is 'Big'.",
            ],
            errors);
    }

    [Theory]
    [InlineData("early_terminate: { type: hyperband }", "early_terminate needs 'min_iter', or 'max_iter' and 's'.")]
    [InlineData("early_terminate: { type: hyperband, max_iter: 9 }", "early_terminate needs 'min_iter', or 'max_iter' and 's'.")]
    [InlineData("early_terminate: { min_iter: 2 }", "early_terminate needs 'type: hyperband'.")]
    [InlineData("early_terminate: { type: hyperban, min_iter: 2 }", "did you mean 'hyperband'?")]
    [InlineData("early_terminate: { type: hyperband, min_iter: 2, eta: 1 }", "early_terminate.eta must be a number in [1.1, 100], but got '1'.")]
    [InlineData("metric: { name: mse, target: low }", "metric.target must be a number in")]
    [InlineData("orchestrator: { objectives: [] }", "orchestrator.objectives must be a list of 1 to 5 blocks, for example [ { name: mse, goal: minimize }")]
    [InlineData("orchestrator: { objectives: mse }", "but is a single value.")]
    [InlineData("orchestrator: { objectives: [{ goal: minimize }] }", "orchestrator.objectives needs 'name' in each block.")]
    [InlineData("orchestrator: { objectives: [{ name: mse }, { name: msee }] }", "did you mean 'mse'?")]
    [InlineData("orchestrator: { objectives: [{ name: mse }, { name: mse }] }", "orchestrator.objectives names 'mse' twice.")]
    [InlineData("orchestrator: { objectives: [{ name: mse, goal: minimise }] }", "orchestrator.objectives.goal must be minimize or maximize")]
    [InlineData("orchestrator: { constraints: code_size > 3 }", "orchestrator.constraints must be a list, for example")]
    [InlineData("orchestrator: { constraints: [{ a: 1 }] }", "A constraint must be text, for example")]
    [InlineData("orchestrator: { constraints: ['model =='] }", "A constraint needs a parameter or a value here, but it ends.")]
    [InlineData("orchestrator: { constraints: ['model == vanila'] }", "did you mean 'vanilla'?")]
    [InlineData("orchestrator: { constraints: ['model != vanilla'] }", "No setting of vanilla keeps to the constraints.")]
    [InlineData("orchestrator: { enqueue: 3 }", "orchestrator.enqueue must be a list of at most 10000 blocks")]
    [InlineData("orchestrator: { enqueue: [{ modl: vanilla }] }", "'modl' is not among the sweep's parameters; did you mean 'model'?")]
    [InlineData("orchestrator: { enqueue: [{ model: sparse }] }", "model 'sparse' is not among the values that the sweep gives it.")]
    [InlineData("orchestrator: { checkpoints: { every: 0 } }", "orchestrator.checkpoints.every must be an integer in [1, 100000]")]
    [InlineData("orchestrator: { checkpoints: { at_most: 30 } }", "must be a time such as 30s, 5m or 1h, but got '30'")]
    [InlineData("orchestrator: { checkpoints: { keep: [first] } }", "orchestrator.checkpoints.keep must be a list of best, last or all")]
    [InlineData("orchestrator: { checkpoints: { evry: 1 } }", "did you mean 'every'?")]
    [InlineData("orchestrator: { budget: { wall_time: 2 } }", "orchestrator.budget.wall_time must be a time such as 30s, 5m or 1h, but got '2'.")]
    [InlineData("orchestrator: { budget: { trial_tim: 2h } }", "did you mean 'trial_time'?")]
    [InlineData("orchestrator: { budget: { failures: 0 } }", "orchestrator.budget.failures must be an integer in [1, 2147483647]")]
    [InlineData("orchestrator: { requires: gpu }", "orchestrator.requires must be a list of cpu, gpu or labels of workers, for example [gpu].")]
    [InlineData("orchestrator: { order: arival }", "orchestrator.order must be logical or arrival, but got 'arival'; did you mean 'arrival'?")]
    [InlineData("orchestrator: { sampler: tpe }", "orchestrator.sampler 'tpe' does not go with method 'grid'.")]
    [InlineData("orchestrator: { sampler: gird }", "did you mean 'grid'?")]
    [InlineData("orchestrator: { sampler: random }", "orchestrator.sampler 'random' does not go with method 'grid'.")]
    [InlineData("orchestrator: { pruner: pbt }", "label_smoothing or gradient_penalty while networks train, but none of them varies.")]
    [InlineData("orchestrator: { pruner: pbt, repeats: { seeds: 3 } }", "orchestrator.pruner pbt trains one trial for each setting, but repeats.seeds is 3.")]
    [InlineData("orchestrator: { pruner: { type: pbt, population: 1 } }", "orchestrator.pruner.population must be an integer in [2, 10000], but got '1'")]
    [InlineData("orchestrator: { pruner: { type: pbt, quantile: 0.6 } }", "orchestrator.pruner.quantile must be a number in [0.01, 0.5], but got '0.6'")]
    [InlineData("orchestrator: { pruner: { min_iter: 2 } }", "orchestrator.pruner needs 'type': none, median,")]
    [InlineData("orchestrator: { pruner: { type: median, min_trial: 2 } }", "did you mean 'min_trials'?")]
    [InlineData("orchestrator: { pruner: nonne }", "did you mean 'none'?")]
    [InlineData("orchestrator: { device: 'cuda:9999' }", "orchestrator.device 'cuda:9999' is not here")]
    [InlineData("orchestrator: { device: gpu }", "orchestrator.device 'gpu' is no device, use auto, cpu, cuda or cuda:N.")]
    [InlineData("orchestrator: { objective_at: first }", "must be last or best, but got 'first'")]
    [InlineData("orchestrator: { parallelism: 0 }", "must be an integer in [1, 10000], but got '0'")]
    [InlineData("orchestrator: { weight: 0 }", "orchestrator.weight must be a number in [0.001, 1000], but got '0'")]
    [InlineData("orchestrator: { max_slots: 0 }", "orchestrator.max_slots must be an integer in [1, 100000], but got '0'")]
    [InlineData("orchestrator: { seed: -1 }", "orchestrator.seed must be an integer in [0, 9223372036854775807], but got '-1'")]
    [InlineData("orchestrator: { repeats: { seeds: 0 } }", "orchestrator.repeats.seeds must be an integer in [1, 1000]")]
    [InlineData("orchestrator: { repeats: { aggregate: max } }", "must be median or mean, but got 'max'")]
    [InlineData("orchestrator: { repeats: 3 }", "orchestrator.repeats must be a block of 'word: value' lines, but is a single value.")]
    [InlineData("orchestrator: { evaluation_corruption: { kind: gausian } }", "did you mean 'gaussian'?")]
    [InlineData("orchestrator: { evaluation_corruption: { level: 1.5 } }", "level must be a number in [0, 1], but got '1.5'")]
    [InlineData("orchestrator: { metrics: { every: 0 } }", "orchestrator.metrics.every must be an integer in [1, 100000]")]
    [InlineData("orchestrator: { metrics: { evry: 2 } }", "every")]
    [InlineData("orchestrator: { samples: { every: 0 } }", "orchestrator.samples.every must be an integer in [1, 100000]")]
    [InlineData("orchestrator: { digits: { train: 0 } }", "orchestrator.digits.train must be an integer in [1, 60000]")]
    [InlineData("metric: { name: msee }", "did you mean 'mse'?")]
    [InlineData("metric: { name: seconds }", "'seconds' is never an objective")]
    [InlineData("metric: { name: images_per_second }", "'images_per_second' is never an objective")]
    [InlineData("metric: { name: frechet_distance }", "is reported by none of the chosen models")]
    [InlineData("metric: { name: d_real }", "'d_real' is reported by none of the chosen models; vanilla report train_loss")]
    [InlineData("metric: { goal: minimize }", "metric needs 'name'")]
    [InlineData("metric: { name: mse, goal: minimise }", "did you mean 'minimize'?")]
    [InlineData("run_cap: many", "run_cap must be an integer in [1, 10000000], but got 'many'")]
    [InlineData("name: [a]", "name must be a single value, but got a list.")]
    [InlineData("name: ''", "name must be 1 to 200 printable characters")]
    [InlineData("name: \"a\\u001bb\"", "name must be 1 to 200 printable characters, but got 'a b'")]
    [InlineData("name: \"a\\ud800b\"", "")]
    public void Read_WordNotTaken_IsRefused(string line, string expected) => Assert.Contains(expected, Error(Grid("", line)));

    [Fact]
    public void Read_MetricThatOnlyAnotherModelOfTheFamilyReports_IsRefused() => Assert.Contains(
        "'discriminator_accuracy' is reported by none of the chosen models; wgan-gp report generator_loss",
        Error("method: grid\nmetric: { name: discriminator_accuracy }\nparameters: { model: { value: wgan-gp } }"));

    [Fact]
    public void Read_BayesWithoutCap_NeedsOne() => Assert.Equal(
        "s.yaml:1:1: method bayes needs 'run_cap': its draws never end.",
        Error("method: bayes\nparameters: { model: { value: vanilla } }"));

    [Fact]
    public void Read_WithoutMethodAndModel_NamesTheChoices()
    {
        var errors = Errors("name: x");

        Assert.Contains(errors, error => error.Contains("'method' is missing; it is grid, random or bayes."));
        Assert.Contains(errors, error => error.Contains("'model' is missing; it is vanilla, multilayer,"));
    }

    [Fact]
    public void Read_RandomWithoutRunCap_IsRefused() => Assert.Equal(
        "s.yaml:1:1: method random needs 'run_cap': its draws never end.",
        Error("method: random\nparameters: { model: { value: vanilla } }"));

    [Theory]
    [InlineData("autoencoder", "psnr", ObjectiveDirection.Maximize)]
    [InlineData("gan", "frechet_distance", ObjectiveDirection.Minimize)]
    public void Read_Metric_BindsOnlyFamiliesThatReportIt(string family, string metric, ObjectiveDirection direction)
    {
        var spec = Spec("method: grid\nmetric: { name: psnr, goal: maximize }\nparameters: { model: { values: [gan, vanilla] } }");

        Assert.Equal(["gan", "autoencoder"], spec.Families.Select(candidate => candidate.Name));
        var objective = spec.Families.Single(candidate => candidate.Name == family).Objective;
        Assert.Equal(new Objective(metric, direction), objective);
    }

    [Theory]
    [InlineData("frechet_distance")]
    [InlineData("kid")]
    [InlineData("recall")]
    [InlineData("class_kl")]
    public void Read_MetricOfGeneratedImages_IsAnObjectiveOfGans(string metric) => Assert.Equal(
        metric, Spec($"method: grid\nmetric: {{ name: {metric} }}\nparameters: {{ model: {{ values: [dcgan, wgan-gp] }} }}")
            .Families.Single().Objective?.Metric);

    [Fact]
    public void Read_WithoutMetric_TakesEachFamilysDefault() => Assert.Equal(
        [
            new Objective("mse", ObjectiveDirection.Minimize), new Objective("denoising_mse", ObjectiveDirection.Minimize),
            new Objective("frechet_distance", ObjectiveDirection.Minimize),
        ],
        Spec("method: grid\nparameters: { model: { values: [sparse, denoising, dcgan, vanilla] } }")
            .Families.Select(family => family.Objective));

    [Fact]
    public void Read_CapBeforeSomeValues_NamesThem() => Assert.Contains(
        Read("method: grid\nrun_cap: 4\nparameters:\n  model: { values: [vanilla, sparse] }\n  code_size: { values: [4, 8] }\n"
            + "  epochs: { values: [1, 2, 3] }\n  l1_weight: { value: 0.1 }\n").Notes,
        note => note.ToString().StartsWith(
            "s.yaml:2:1: note: run_cap 4 is reached after 4 of 12 settings, before these were tried at all: model sparse.", StringComparison.Ordinal));

    [Theory]
    [InlineData("method: grid\nrun_cap: 5", false)]
    [InlineData("method: grid\nrun_cap: 3", true)]
    [InlineData("method: grid\nrun_cap: 6", false)]
    [InlineData("method: random\nrun_cap: 3", false)]
    public void Read_Cap_IsNotedWhereValuesAreLeftOut(string head, bool isNoted) => Assert.Equal(
        isNoted,
        Read(head + "\nparameters:\n  model: { value: vanilla }\n  code_size: { values: [4, 8] }\n  epochs: { values: [1, 2, 3] }\n")
            .Notes.Any(note => note.Message.Contains("code_size 8", StringComparison.Ordinal)));

    [Fact]
    public void Read_CapThatCutsASetting_IsNoted() => Assert.Contains(
        Read(Grid("", "run_cap: 4\norchestrator: { repeats: { seeds: 3 } }")).Notes,
        note => note.ToString().StartsWith("s.yaml:5:1: note: run_cap 4 is not a multiple of 3 repeats", StringComparison.Ordinal));

    [Fact]
    public void Read_GridOverAMillion_IsRefused() => Assert.Equal(
        "s.yaml:2:1: The grid has more than 1000000 settings: give fewer values, or method random with 'run_cap'.",
        Error(Grid("code_size: { min: 1, max: 4096 }\n  epochs: { min: 1, max: 300 }")));

    [Fact]
    public void Read_GridOfAMillion_IsTaken() =>
        Assert.Equal(1_000_000, Plan(Grid("code_size: { min: 1, max: 1000 }\n  epochs: { min: 1, max: 1000 }")).Planned);

    [Fact]
    public void Read_GridOverAMillionInTwoFamilies_CountsThemTogether() => Assert.Contains(
        "more than 1000000 settings",
        Error("method: grid\nparameters:\n  model: { values: [vanilla, denoising] }\n  epochs: { min: 1, max: 500001 }",
            "epochs.max=50001", "code_size={min: 1, max: 10}"));
}
