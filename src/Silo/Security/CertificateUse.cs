namespace Orchestrator.Silo.Security;

/// <summary>Which end of a connection a certificate stands for: the extended key usages of RFC 5280, section 4.2.1.12.</summary>
internal static class CertificateUse
{
    public const string Server = "1.3.6.1.5.5.7.3.1";

    public const string Client = "1.3.6.1.5.5.7.3.2";
}
