using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Doctor;

/// <summary>Whether there is room for results and checkpoints.</summary>
internal static class DiskCheck
{
    private const long Little = 2_000_000_000;
    private const long TooLittle = 50_000_000;

    public static Finding Look(string folder) => Directory.Exists(folder)
        ? Judge(folder, new DriveInfo(folder).AvailableFreeSpace)
        : Finding.Bad("disk", $"There is no folder {folder}; make it, or name another database with --database.");

    internal static Finding Judge(string folder, long free) => free switch
    {
        < TooLittle => Finding.Bad("disk", $"{Words.Bytes(free)} are free in {folder}: results would wait in memory; make room."),
        < Little => Finding.Doubtful("disk", $"{Words.Bytes(free)} are free in {folder}, which checkpoints of a long sweep may fill; make room, or keep fewer: checkpoints: {{ keep: [last] }}."),
        _ => Finding.Good("disk", $"{Words.Bytes(free)} are free in {folder}."),
    };
}
