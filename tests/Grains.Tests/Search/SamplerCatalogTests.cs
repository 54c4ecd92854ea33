using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Grains.Tests.Search;

public class SamplerCatalogTests
{
    [Theory]
    [InlineData(SearchMethod.Grid)]
    [InlineData(SearchMethod.Random)]
    public void For_MethodThatNeedsNoResults_HasASampler(SearchMethod method) => Assert.Equal(method, SamplerCatalog.For(method).Method);

    [Fact]
    public void Find_Name_IsTheSampler()
    {
        Assert.All(SamplerCatalog.All, sampler => Assert.Same(sampler, SamplerCatalog.Find(sampler.Name)));
        Assert.All(SamplerCatalog.All, sampler => Assert.EndsWith(".", sampler.Summary));
        Assert.Null(SamplerCatalog.Find("tpe"));
    }
}
