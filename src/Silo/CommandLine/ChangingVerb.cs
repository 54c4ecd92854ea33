using System.CommandLine;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Silo.Commands;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Running;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.CommandLine;

/// <summary>What verbs share that change an experiment.</summary>
internal static class ChangingVerb
{
    /// <summary>A verb that gives one command.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it does, with an example.</param>
    /// <param name="id">The experiment, an argument or an option.</param>
    /// <param name="symbols">Its other arguments and options.</param>
    /// <param name="read">Makes the command of what was typed.</param>
    public static Command Create(
        string name, string description, Symbol id, IReadOnlyList<Symbol> symbols, Func<ParseResult, ExperimentCommand> read)
    {
        var (sources, output) = (new SourceOptions(), SharedOptions.Output());
        var command = new Command(name, description);
        foreach (var symbol in (IEnumerable<Symbol>)[.. symbols, id, output]) { Add(command, symbol); }

        sources.AddTo(command);

        command.SetAction(async (parsed, cancellation) =>
        {
            var text = id is Argument<string> argument ? parsed.GetValue(argument)! : parsed.GetValue((Option<string>)id)!;
            await BringAsync(sources, parsed, text, read(parsed), parsed.GetValue(output), cancellation);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>A command as the command line gives it.</summary>
    public static ExperimentCommand Of(CommandKind kind) => new(kind, CommandSource.CommandLine);

    private static void Add(Command command, Symbol symbol)
    {
        if (symbol is Argument argument) { command.Add(argument); }
        else { command.Add((Option)symbol); }
    }

    private static async Task BringAsync(
        SourceOptions sources, ParseResult parsed, string text, ExperimentCommand command, OutputFormat format, CancellationToken cancellation)
    {
        if (sources.IsHead(parsed))
        {
            Print(format, await sources.BringAsync(parsed, text, command, cancellation));
            return;
        }

        var database = sources.Database(parsed);
        var (result, hasOwner) = await CommandCourier.BringAsync(database, text, command, cancellation);
        Print(format, result);
        if (!hasOwner && CommandTable.GoesOn(command.Kind) && !ExperimentTransitions.IsEnded(result.State))
        {
            Console.Error.WriteLine($"Nobody runs it: {Invocation.Program} experiment resume {result.Id} --database {Invocation.Quote(database)}");
        }
    }

    /// <summary>Prints what became of a command.</summary>
    public static void Print(OutputFormat format, CommandResult result)
    {
        if (format == OutputFormat.Table) { Console.WriteLine($"experiment {result.Id} {result.State}: {result.Message}"); }
        else
        {
            Data.Print(format, result, () => new DataTable(["id", "state", "isChanged", "message"])
                .Add(result.Id, result.State.ToString(), result.IsChanged ? "true" : "false", result.Message));
        }
    }
}
