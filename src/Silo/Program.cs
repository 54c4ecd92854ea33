using Orchestrator.Silo.CommandLine;

return await Verbs.RunAsync(args);
