using System.Diagnostics;
using System.Globalization;

namespace Orchestrator.Bench.Engine;

/// <summary>A model in plain PyTorch, in a process of its own that trains when it is asked to.</summary>
internal sealed class PyTorchContestant : IDisposable
{
    private readonly Process _process;

    /// <param name="python">As <see cref="PyTorch.Find"/> gives it.</param>
    /// <param name="model">One that <c>pytorch.py</c> has.</param>
    /// <param name="place">The GPU that it trains on, or null for the processor.</param>
    /// <exception cref="InvalidOperationException">Python ended with an error; the message has it.</exception>
    public PyTorchContestant(string python, string model, string? place = null)
    {
        _process = PyTorch.Start(python, [PyTorch.Script, model, .. place is null ? Array.Empty<string>() : [place]]);
        Version = Read();
    }

    /// <summary>PyTorch's version.</summary>
    public string Version { get; }

    /// <summary>Trains for about that many seconds of processor time, on a GPU of elapsed time.</summary>
    /// <returns>Images per second.</returns>
    public double Run(double seconds)
    {
        _process.StandardInput.WriteLine(seconds.ToString(CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
        return double.Parse(Read(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Read() => _process.StandardOutput.ReadLine()
        ?? throw new InvalidOperationException($"PyTorch ended: {_process.StandardError.ReadToEnd()}");
}
