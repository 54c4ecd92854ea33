using System.CommandLine;
using Orchestrator.Grains.Checkpoints;

namespace Orchestrator.Silo.CommandLine;

/// <summary>What every verb has that uses a trial's model.</summary>
internal sealed class UsedTrialOptions
{
    private readonly Argument<int> _number = SharedOptions.Trial();
    private readonly Option<string> _experiment = SharedOptions.ExperimentOption();
    private readonly Option<string> _database = SharedOptions.Database();
    private readonly Option<string?> _epoch = CheckpointChoice.Epoch();
    private readonly Option<string> _output;

    /// <param name="command">Gets the options.</param>
    /// <param name="output">What may be written.</param>
    public UsedTrialOptions(Command command, string output)
    {
        _output = new("--output", "-o", "--to") { Description = output, HelpName = "F", Required = true };
        command.Add(_number);
        command.Add(_experiment);
        command.Add(_database);
        command.Add(_epoch);
        command.Add(_output);
    }

    /// <summary>The file or folder to write.</summary>
    public string OutputOf(ParseResult parsed) => parsed.GetValue(_output)!;

    /// <summary>Finds the trial and its checkpoint.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="use">What its model must be able to do, as a person says it.</param>
    /// <param name="models">The models that can.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CommandException">There is no such trial or checkpoint, or the model cannot do it.</exception>
    public async Task<UsedTrial> FindAsync(ParseResult parsed, string use, IReadOnlyList<string> models, CancellationToken cancellation)
    {
        var file = parsed.GetValue(_database)!;
        using var reader = ReadingVerb.Open(file);
        var id = await ReadingVerb.ResolveAsync(reader, parsed.GetValue(_experiment)!, file, cancellation);
        var trial = await TrialVerbs.FindAsync(reader, id, file, parsed.GetValue(_number), cancellation);
        if (!models.Contains(trial.Summary.Model))
        {
            throw new CommandException(
                ExitCode.InvalidInput, $"Trial {trial.Summary.Number} is a {trial.Summary.Model}, which cannot {use}. These can: {string.Join(", ", models)}.");
        }

        var spec = (await reader.FindExperimentAsync(id, cancellation))!.Spec;
        var checkpoint = CheckpointChoice.Select(spec, trial, parsed.GetValue(_epoch));
        return new(spec, trial.Summary, CheckpointStore.Beside(file), id, checkpoint);
    }
}
