using Orchestrator.Models.Catalog;

namespace Orchestrator.Models.Gans;

/// <summary>The dense networks with a Wasserstein loss and a penalty on the critic's gradient (Gulrajani et al. 2017).</summary>
internal sealed record WassersteinOptions : AdversarialOptions
{
    public const double DefaultCriticLearningRate = 1e-4;
    public const int DefaultCriticSteps = 5;
    public const double DefaultGradientPenalty = 10;

    public WassersteinOptions(ParameterSet parameters) : base(parameters, DefaultCriticLearningRate)
    {
        CriticSteps = parameters.Integer("critic_steps", DefaultCriticSteps);
        GradientPenalty = parameters.Number("gradient_penalty", DefaultGradientPenalty);
    }

    /// <summary>None: with momentum the critic is unstable.</summary>
    public override double Beta1 => 0;

    /// <summary>Steps of the critic for each of the generator.</summary>
    public int CriticSteps { get; }

    /// <summary>Weight of the penalty.</summary>
    public double GradientPenalty { get; }
}
