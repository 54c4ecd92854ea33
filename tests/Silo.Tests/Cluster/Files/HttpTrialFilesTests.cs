using System.Net;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Trials;
using Orchestrator.Silo.Cluster.Files;

namespace Orchestrator.Silo.Tests.Cluster.Files;

public sealed class HttpTrialFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-files-").FullName;
    private readonly Answers _answers = new();
    private readonly HttpClient _head;
    private readonly CheckpointStore _checkpoints;
    private readonly HttpTrialFiles _files;

    public HttpTrialFilesTests()
    {
        _head = new(_answers) { BaseAddress = new("http://head") };
        _checkpoints = new(Path.Combine(_folder, "checkpoints"));
        _files = new(_head, new(), new DataSetFiles(Path.Combine(_folder, "data")), _checkpoints);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forget_LeaseOfATrialThatAnotherSlotGoesOnWith_LeavesItsFiles()
    {
        var (old, newer) = (LeaseOf(1), LeaseOf(2));
        await _files.FetchAsync(old, Cancellation);
        await _files.FetchAsync(newer, Cancellation);
        var checkpoint = Save(1);

        _files.Forget(old.Key);
        Assert.True(Has(checkpoint));

        _files.Forget(newer.Key);
        Assert.False(Has(checkpoint));
    }

    [Fact]
    public async Task Deliver_ToTheHead_SendsItUnderItsLeaseAndRemovesItHere()
    {
        var lease = LeaseOf(7);
        await _files.FetchAsync(lease, Cancellation);
        var checkpoint = Save(1);

        Assert.True(await _files.DeliverAsync(lease.Key, checkpoint, Cancellation));

        Assert.EndsWith($"/checkpoints/abc/3/{checkpoint.Sha256}?attempt=1&lease=7", _answers.Asked!.AbsoluteUri, StringComparison.Ordinal);
        Assert.False(Has(checkpoint));
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.InsufficientStorage)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task Deliver_Refused_LetsTheReportGoWithout(HttpStatusCode status)
    {
        _answers.Status = status;

        Assert.False(await _files.DeliverAsync(LeaseOf(1).Key, Save(1), Cancellation));
    }

    [Fact]
    public async Task Deliver_FileCutShort_LetsTheReportGoWithoutIt()
    {
        var checkpoint = Save(1);
        await File.WriteAllBytesAsync(Directory.GetFiles(_folder, "*.checkpoint", SearchOption.AllDirectories).Single(), [], Cancellation);

        Assert.False(await _files.DeliverAsync(LeaseOf(1).Key, checkpoint, Cancellation));

        Assert.Null(_answers.Asked);
    }

    public void Dispose()
    {
        _files.Dispose();
        _head.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Lease LeaseOf(long number)
    {
        var trial = new TrialSpec { Number = 3, Setting = 3, Repeat = 0, Family = "mse", Model = "vanilla", Parameters = [] };
        var experiment = new ExperimentSpec { Name = "test", Method = SearchMethod.Grid, Parameters = [], Families = [], DataSets = [] };
        return new(new("abc", 3, 1, number), trial, experiment);
    }

    private CheckpointInfo Save(byte content) => _checkpoints.Save("abc", 3, 1, stream => stream.WriteByte(content));

    private bool Has(CheckpointInfo checkpoint) => _checkpoints.Has("abc", 3, checkpoint.Sha256);

    private sealed class Answers : HttpMessageHandler
    {
        public HttpStatusCode Status { get; set; } = HttpStatusCode.NoContent;

        public Uri? Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = request.RequestUri;
            return Task.FromResult(new HttpResponseMessage(Status));
        }
    }
}
