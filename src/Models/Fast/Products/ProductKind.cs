namespace Orchestrator.Models.Fast.Products;

/// <summary>What multiplies matrices in dense networks.</summary>
internal enum ProductKind
{
    /// <summary>Nothing fast but torch's own operators; the program's tiles run everywhere, but are slow there.</summary>
    None,

    /// <summary>The SGEMM that libtorch brings.</summary>
    Mkl,

    /// <summary>The program's own tiles with AVX2.</summary>
    OwnAvx2,

    /// <summary>The program's own tiles with AVX-512.</summary>
    OwnAvx512,
}
