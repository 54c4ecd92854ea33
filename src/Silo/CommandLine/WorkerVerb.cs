using System.CommandLine;
using System.Net;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>worker</c>: trains for a head.</summary>
internal static class WorkerVerb
{
    public static Command Create()
    {
        var head = new Option<string>("--head") { Description = "The head's address, for example https://192.168.1.10:5080.", HelpName = "URL", Required = true };
        var slots = new Option<int>("--slots") { Description = "Trials that train at once. Default: the machine's cores.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        slots.Validators.Add(result => SharedOptions.CheckRange(result, "--slots", 1, 1024));
        var name = new Option<string>("--name") { Description = "What people call it. Default: the machine's name.", HelpName = "N", DefaultValueFactory = _ => Environment.MachineName };
        var advertise = new Option<string?>("--advertise") { Description = "The address of this machine by which others reach it. Default: the one from which it reaches the head.", HelpName = "A" };
        advertise.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !IPAddress.TryParse(token.Value, out _))) { result.AddError($"--advertise must be an IP address, but got '{token.Value}'."); }
        });
        var labels = Labels();
        var gpuSlots = new Option<int?>("--gpu-slots") { Description = "So many of the slots can train on a GPU. Default: one for each GPU.", HelpName = "N" };
        gpuSlots.Validators.Add(result => SharedOptions.CheckRange(result, "--gpu-slots", 0, 1024));
        var verbose = new Option<bool>("--verbose") { Description = "Logs what the cluster does." };
        var token = new Option<string?>("--token") { Description = $"The join token, for the first start; other users of the machine can see it. Default: {TokenSource.JoinVariable}.", HelpName = "T" };
        var tokenFile = new Option<string?>("--token-file") { Description = "The file with the join token, for the first start.", HelpName = "F" };
        var state = new Option<string?>("--state-dir") { Description = "Where the worker's certificate is kept. Default: the user's state folder.", HelpName = "D" };
        var port = SiloPort();
        var cluster = SharedOptions.Cluster("The server that keeps the membership table, where this machine reaches it by another address than the head says.");
        var command = new Command("worker", "Trains for a head until it is drained or interrupted; waits for a head that is away.")
        {
            head, token, tokenFile, state, slots, gpuSlots, labels, name, advertise, port, cluster, verbose,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(token) is not null && result.GetResult(tokenFile) is not null) { result.AddError("--token and --token-file are two tokens: give one of them."); }
        });
        command.SetAction((parsed, cancellation) => WorkerSession.RunAsync(
            new(
                parsed.GetValue(head)!, parsed.GetValue(slots), parsed.GetValue(name)!,
                parsed.GetValue(advertise) is { } address ? IPAddress.Parse(address) : null, parsed.GetValue(port), parsed.GetValue(verbose),
                () => ReadToken(parsed.GetValue(token), parsed.GetValue(tokenFile)), parsed.GetValue(state))
            {
                Labels = SplitLabels(parsed.GetValue(labels)),
                GpuSlots = parsed.GetValue(gpuSlots),
                Cluster = parsed.GetValue(cluster),
            },
            cancellation));
        return command;
    }

    private static Option<string?> Labels()
    {
        var labels = new Option<string?>("--labels") { Description = "What this machine is called, with commas between; sweeps ask for it by 'requires'. Example: --labels big,lab-2", HelpName = "L,L" };
        labels.Validators.Add(result =>
        {
            foreach (var label in SplitLabels(result.Tokens.Count > 0 ? result.Tokens[0].Value : null))
            {
                if (WorkerLabels.FindLabelProblem(label) is { } problem) { result.AddError($"A label of --labels {problem}, but got '{label}'."); }
            }
        });
        return labels;
    }

    private static string[] SplitLabels(string? text) => text is null ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries).Distinct()];

    private static Token? ReadToken(string? text, string? file) => text is not null
        ? TokenSource.Parse(text, "--token", TokenKind.Join)
        : TokenSource.Read(file, TokenSource.JoinVariable, TokenKind.Join);

    public static Option<int?> SiloPort()
    {
        var port = new Option<int?>("--silo-port") { Description = "The port among silos. Default: a free one.", HelpName = "P" };
        port.Validators.Add(result => SharedOptions.CheckRange(result, "--silo-port", 1, 65535));
        return port;
    }
}
