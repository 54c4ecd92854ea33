using System.CommandLine;
using System.Data.Common;
using Orchestrator.Grains.Results;
using Orchestrator.Models.Native;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.CommandLine;

/// <summary>The command line: its verbs, and what every verb's end looks like.</summary>
internal static class Verbs
{
    private const string EmptyArgument = "An argument is empty; perhaps a variable of the shell is not set.";

    public static async Task<int> RunAsync(string[] args)
    {
        // @last is an experiment, not a file with more arguments.
        var parsed = CreateRoot().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        string[] errors = [.. parsed.Errors.Select(UsageErrors.Describe), .. args.Contains("") ? [EmptyArgument] : Array.Empty<string>()];
        if (errors.Length > 0)
        {
            foreach (var error in errors) { Console.Error.WriteLine(error); }

            Console.Error.WriteLine("Try --help.");
            return ExitCode.InvalidInput;
        }

        // First of all, so that whatever a verb does ends in the same way.
        using var interrupts = new Interrupts();
        return await GuardAsync(() => parsed.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupts.Requested));
    }

    internal static RootCommand CreateRoot() => new("Sweeps the hyperparameters of autoencoders and GANs.")
    {
        RunVerb.Create(),
        HeadVerb.Create(),
        WorkerVerb.Create(),
        ClusterVerbs.Create(),
        ValidateVerb.Create(),
        ExperimentVerbs.Create(),
        TrialVerbs.Create(),
        ExportVerb.Create(),
        DigestVerb.Create(),
        ReplayVerb.Create(),
        DashboardVerb.Create(),
        DoctorVerb.Create(),
        InitVerb.Create(),
    };

    private static async Task<int> GuardAsync(Func<Task<int>> invoke)
    {
        try
        {
            return await invoke();
        }
        catch (CommandException exception)
        {
            return Fail(exception.ExitCode, exception.Message);
        }
        catch (DatabaseOwnedException exception)
        {
            return Fail(ExitCode.StateConflict, exception.Message);
        }
        catch (LedgerException exception)
        {
            return Fail(ExitCode.Failed, exception.Message);
        }
        catch (TorchRuntimeException exception)
        {
            return Fail(ExitCode.Failed, exception.Message);
        }
        catch (DatabaseException exception)
        {
            return Fail(ExitCode.InvalidInput, exception.Message);
        }
        catch (HttpRequestException exception)
        {
            return Fail(ExitCode.Unreachable, exception.Message);
        }
        catch (DbException exception)
        {
            return Fail(ExitCode.Failed, $"The database cannot be read: {exception.Message}");
        }
        catch (IOException exception)
        {
            return Fail(ExitCode.Failed, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(ExitCode.Interrupted, "Interrupted: nothing was started.");
        }
    }

    private static int Fail(int exitCode, string message)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }
}
