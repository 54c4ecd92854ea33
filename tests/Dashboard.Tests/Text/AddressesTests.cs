using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Tests.Text;

public sealed class AddressesTests
{
    [Fact]
    public void With_UnsetWords_LeavesThemOut() =>
        Assert.Equal("/a?model=x%26y&limit=2", Addresses.With("/a", ("state", null), ("model", "x&y"), ("after", ""), ("limit", 2)));
}
