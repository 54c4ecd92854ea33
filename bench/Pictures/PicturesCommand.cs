using System.CommandLine;
using Orchestrator.Bench.Viewing.Browsing;

namespace Orchestrator.Bench.Pictures;

/// <summary><c>pictures URL --to FOLDER [--trial N] [--search TEXT] [--pages A,B]</c> takes the pictures of the documentation from a dashboard; <c>scripts/screenshots</c> calls it.</summary>
internal static class PicturesCommand
{
    public static Command Create()
    {
        var site = new Argument<string>("URL") { Description = "The dashboard; its newest experiment is shown." };
        var folder = new Option<string>("--to") { Description = "Where the pictures go.", HelpName = "FOLDER", Required = true };
        var trial = new Option<int>("--trial") { Description = "The trial of pages of one trial.", HelpName = "N" };
        var search = new Option<string?>("--search") { Description = "A part of the name of the experiment that explore and importance show. Default: the newest.", HelpName = "TEXT" };
        var pages = new Option<string?>("--pages") { Description = $"With commas between, of {string.Join(", ", PagePictures.Names)}; by default all.", HelpName = "A,B" };
        var command = new Command("pictures", "Pictures of every page, light and dark, 1280 and 390 pixels wide.") { site, folder, trial, search, pages };
        pages.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value.Split(',').Except(PagePictures.Names).FirstOrDefault() is { } unknown) { result.AddError($"pictures: there is no page '{unknown}'; there are {string.Join(", ", PagePictures.Names)}."); }
        });
        site.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.Tokens is [var token] ? token.Value : null, UriKind.Absolute, out _)) { result.AddError("pictures: URL must be an address, such as http://127.0.0.1:5080/."); }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            if (BrowserLauncher.Find() is null)
            {
                Console.Error.WriteLine("pictures: there is no Chromium here.");
                return 1;
            }

            var target = Directory.CreateDirectory(parsed.GetValue(folder)!).FullName;
            await new PagePictures(new(parsed.GetValue(site)!), target).TakeAsync(
                parsed.GetValue(trial), parsed.GetValue(search), parsed.GetValue(pages)?.Split(',') ?? PagePictures.Names, cancellation);
            return 0;
        });
        return command;
    }
}
