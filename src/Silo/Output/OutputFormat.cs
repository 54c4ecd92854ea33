namespace Orchestrator.Silo.Output;

/// <summary>How a verb prints its data.</summary>
internal enum OutputFormat
{
    /// <summary>Aligned columns for people.</summary>
    Table,

    /// <summary>JSON with the product's words in camelCase.</summary>
    Json,

    /// <summary>Comma-separated values with a header (RFC 4180).</summary>
    Csv,
}
