using Orchestrator.Models.Training;

namespace Orchestrator.Models.Catalog;

/// <summary>A model that trials can train.</summary>
public sealed class ModelDefinition
{
    internal ModelDefinition(string name, string summary, int defaultBatchSize, Func<TrainerRequest, ITrainer> create) =>
        (Name, Summary, DefaultBatchSize, Create) = (name, summary, defaultBatchSize, create);

    /// <summary>Its name in sweep files, database, pages and exports.</summary>
    public string Name { get; }

    /// <summary>One sentence: what it is.</summary>
    public string Summary { get; }

    /// <summary>The family that it is ranked in.</summary>
    public string Family => FamilyCatalog.Of(Name).Name;

    /// <summary>Passes over the training images where a trial does not say.</summary>
    public int DefaultEpochs { get; } = TrainingOptions.DefaultEpochs;

    /// <summary>Images per step where a trial does not say; that of the default base, for a model with a base.</summary>
    public int DefaultBatchSize { get; }

    /// <summary>Its hyperparameters, in the order of the documentation.</summary>
    public IReadOnlyList<ParameterDefinition> Parameters =>
        [.. ParameterCatalog.All.Where(parameter => parameter.Models.Contains(Name))];

    /// <summary>Makes the model's trainer from checked parameters.</summary>
    internal Func<TrainerRequest, ITrainer> Create { get; }
}
