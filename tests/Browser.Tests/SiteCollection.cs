using Orchestrator.Browser.Tests.Hosting;

namespace Orchestrator.Browser.Tests;

/// <summary>One browser and one site for all tests.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Chromium>, ICollectionFixture<Site>
{
    public const string Name = "site";
}
