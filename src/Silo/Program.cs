using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Output;

StandardStreams.EnsureOpen(args);
Console.SetError(new ForgivingWriter(Console.Error));
return await Verbs.RunAsync(args);
