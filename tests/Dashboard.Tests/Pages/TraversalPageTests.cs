using System.Net;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class TraversalPageTests
{
    private const string Trials = $"/experiments/{TestHost.Id}/trials";
    private const string Address = $"{Trials}/0/latent/traversal";

    [Fact]
    public async Task Get_Usual_ShowsThePictureItsWordsAndItsNumbers()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync(Address);

        Assert.Contains("href=\"/experiments/x7k2m9qa/trials/0/latent/traversal.png?epoch=20\"", page);
        Assert.Contains("3 dimensions of the code at epoch 20", page);
        Assert.Contains("all others stay as in the mean code of 1,000 test images", page);
        Assert.Contains("Dimension 12 changes the image most (12 % of white a pixel), dimension 3 least (3 %).", page);
        Assert.Contains("<th scope=\"row\">12</th><td class=\"num\">1.250</td><td class=\"num\">NaN</td>", page);
        Assert.Contains("orchestrator trial traverse 0 -e x7k2m9qa --database results.db --epoch 20 --output trial-0-traversal.png", page);
    }

    [Fact]
    public async Task Get_EveryWord_IsInThePictureTheFormAndTheCommand()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Address}?view=plane&dimensions=7,2&around=41&steps=5&epoch=10");

        Assert.Contains("traversal.png?view=plane&amp;dimensions=7%2C2&amp;around=41&amp;steps=5&amp;epoch=10", page);
        Assert.Contains("Dimension 7 across, dimension 2 down at epoch 10", page);
        Assert.Contains("as in the code of test image 41", page);
        Assert.Contains("name=\"dimensions\" value=\"7,2\"", page);
        Assert.Contains("<option value=\"plane\" selected", page);
        Assert.Contains("--epoch 10 --plane 7,2 --around 41 --steps 5 --output", page);
    }

    [Fact]
    public async Task Get_CodeThatCannotBeNegative_SaysWhyItGoesByPercentiles()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("each goes from its 5th to its 95th percentile", await host.GetPageAsync($"{Trials}/3/latent/traversal"));
        Assert.Contains("Each goes from 3 standard deviations below to 3 above", await host.GetPageAsync(Address));
    }

    [Fact]
    public async Task Get_Gan_GoesFromNoiseToNoise()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Trials}/2/latent/traversal");

        Assert.Contains("From noise to noise at epoch 20", page);
        Assert.DoesNotContain("name=\"dimensions\"", page);
        Assert.Contains("--between 0,1,2 ", page);
    }

    [Theory]
    [InlineData("dimensions=32", "The code has no dimension 32: it has 32, counted from 0.")]
    [InlineData("dimensions=a", "dimensions: give at most 32 dimensions with commas between.")]
    [InlineData("steps=26", "steps: &#x27;26&#x27; is not allowed; a whole number from 2 to 25 is.")]
    [InlineData("epoch=7", "Trial 0 has no checkpoint of epoch 7; it has 10, 20.")]
    [InlineData("view=planes", "did you mean &#x27;plane&#x27;?")]
    public async Task Get_WrongWord_SaysWhichAndWhatIsAllowed(string words, string expected)
    {
        await using var host = await TestHost.StartAsync();

        using var page = await host.GetAsync($"{Address}?{words}");
        using var picture = await host.GetAsync($"{Address}.png?{words}");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (page.StatusCode, picture.StatusCode));
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(expected, text.Replace("&#39;", "&#x27;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_TrialWithoutCheckpoint_SaysSo()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("Trial 6 has no checkpoint yet.", await host.GetPageAsync($"{Trials}/6/latent/traversal"));
        Assert.DoesNotContain("/latent/traversal", await host.GetPageAsync($"{Trials}/6"));
        Assert.Contains("/trials/0/latent/traversal", await host.GetPageAsync($"{Trials}/0"));
    }

    [Fact]
    public async Task GetPicture_KnownTag_IsNotSentAgain()
    {
        await using var host = await TestHost.StartAsync();
        using var first = await host.GetAsync($"{Address}.png");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Address}.png");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("image/png", first.Content.Headers.ContentType?.ToString());
        Assert.Contains("no-cache", first.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }
}
