namespace Orchestrator.Silo.Security;

/// <summary>What the holder of a certificate may do.</summary>
internal enum CertificateRole
{
    /// <summary>Owns experiments; workers believe nobody else.</summary>
    Head,

    /// <summary>Trains.</summary>
    Worker,
}
