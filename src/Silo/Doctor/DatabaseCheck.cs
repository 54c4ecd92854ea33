using Orchestrator.Grains.Results;

namespace Orchestrator.Silo.Doctor;

/// <summary>Whether the database can be read by this version.</summary>
internal static class DatabaseCheck
{
    public static Finding Look(string file)
    {
        if (!File.Exists(file)) { return Finding.Good("database", $"{Path.GetFullPath(file)} does not exist yet; 'run' makes it."); }

        try
        {
            ExperimentReader.Open(file).Dispose();
            return Finding.Good("database", $"{Path.GetFullPath(file)} can be read.");
        }
        catch (DatabaseException exception)
        {
            return Finding.Doubtful("database", exception.Message);
        }
    }
}
