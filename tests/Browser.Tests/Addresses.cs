using Orchestrator.Browser.Tests.Hosting;

namespace Orchestrator.Browser.Tests;

/// <summary>A deep link to every page.</summary>
internal static class Addresses
{
    public const string Overview = $"/experiments/{Site.Id}";
    public const string Trials = $"{Overview}/trials";
    public const string Gallery = $"{Overview}/gallery";
    public const string Importance = $"{Overview}/importance";
    public const string Explore = $"{Overview}/explore";
    public const string Trial = $"{Trials}/3";
    public const string Log = $"{Trial}/logs";
    public const string Traversal = $"{Trial}/latent/traversal";
    public const string Enqueue = $"{Overview}/actions/enqueue";
    public const string Compare = $"/compare?experiment={Site.Id}&t=0&t=2&t=4";

    public static TheoryData<string> All { get; } =
    [
        "/", "/?state=ended", Overview, Importance, $"{Overview}?q=learning_rate%3C%3D0.001", Trials, $"{Trials}?q=model:sparse%20lr%3C1e-2&sort=-psnr&columns=ssim",
        Gallery, $"{Gallery}?epoch=3&group=code_size&pin=2", $"{Gallery}?view=sheet", Trial, $"{Trial}?epoch=4", Log, Traversal, Enqueue, $"{Explore}?q=learning_rate%3C%3D0.001%20model%3Asparse&sel=2,10", Compare, "/compare",
        $"{Compare}&mode=difference&epoch=5", "/new", "/cluster", "/events", $"/events?experiment={Site.Id}",
    ];
}
