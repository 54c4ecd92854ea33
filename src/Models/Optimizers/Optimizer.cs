using Orchestrator.Models.Fast;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Optimizers;

/// <summary>Moves weights against their gradients, in place. Owns its moments, not the weights.</summary>
/// <param name="weights">What it moves.</param>
internal abstract unsafe class Optimizer(IReadOnlyList<Tensor> weights) : IDisposable
{
    private readonly TensorPointers _at = new(weights);
    private readonly List<(string Name, Tensor[] Values)> _moments = [];

    /// <summary>Steps done.</summary>
    public long Steps { get; set; }

    /// <summary>The moments, by name and by the weight's position.</summary>
    public IEnumerable<NamedTensor> Moments =>
        _moments.SelectMany(moment => moment.Values.Select((value, i) => new NamedTensor($"{moment.Name}/{i}", value)));

    /// <summary>Does one step. Temporary tensors go to the caller's dispose scope.</summary>
    /// <param name="gradients">One for each weight, in order.</param>
    public void Step(IList<Tensor> gradients)
    {
        using var withoutGradients = no_grad();
        Steps++;
        for (var i = 0; i < weights.Count; i++)
        {
            Update(i, weights[i], gradients[i]);
        }
    }

    /// <summary>Does one step without temporary tensors, equal to <see cref="Step(IList{Tensor})"/> up to rounding.</summary>
    /// <param name="gradients">One for each weight, in order.</param>
    public void Step(IReadOnlyList<NativeFloats> gradients)
    {
        BeginStep();
        for (var i = 0; i < gradients.Count; i++)
        {
            Move(i, gradients[i].Pointer);
        }
    }

    /// <summary>Begins a step in which <see cref="Move(int, float*)"/> moves each weight once, as a whole or in parts.</summary>
    public void BeginStep() => Steps++;

    /// <summary>Moves weight <paramref name="index"/> as part of a step.</summary>
    public void Move(int index, float* gradient)
    {
        var weight = _at[index];
        Update(index, weight, 0, gradient, _at.Count(index));
    }

    /// <summary>Moves <paramref name="count"/> numbers of weight <paramref name="index"/> as part of a step.</summary>
    /// <param name="index">Which weight.</param>
    /// <param name="offset">Where in it they begin; a multiple of 8, so that parts give the same bits as the whole.</param>
    /// <param name="gradient">Theirs: [count].</param>
    /// <param name="count">How many.</param>
    public void Move(int index, long offset, float* gradient, int count) => Update(index, _at[index] + offset, offset, gradient, count);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var value in _moments.SelectMany(moment => moment.Values))
        {
            value.Dispose();
        }
    }

    /// <summary>Moves weight <paramref name="index"/>.</summary>
    protected abstract void Update(int index, Tensor weight, Tensor gradient);

    /// <summary>Moves <paramref name="count"/> numbers of weight <paramref name="index"/> from <paramref name="offset"/> on, where they lie.</summary>
    protected abstract void Update(int index, float* weight, long offset, float* gradient, int count);

    /// <summary>Zeros in the shape of each weight, kept in the state under <paramref name="name"/>.</summary>
    protected Tensor[] CreateMoment(string name)
    {
        Tensor[] values = [.. weights.Select(weight => zeros(weight.shape, device: weight.device).DetachFromDisposeScope())];
        _moments.Add((name, values));
        return values;
    }
}
