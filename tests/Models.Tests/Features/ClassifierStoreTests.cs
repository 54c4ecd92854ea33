using Orchestrator.Models.Data;
using Orchestrator.Models.Features;
using Orchestrator.Models.Native;
using Orchestrator.Models.Tests.Data;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Features;

public sealed class ClassifierStoreTests : IDisposable
{
    private static readonly ImageDataSet Digits =
        DataSetLoader.Load(new("digits") { DigitsTrainCount = 64, DigitsTestCount = 20, DigitsSeed = 11 });

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _notices = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Get_FirstTime_TrainsAndTellsSo()
    {
        using var store = Open(_folder.Path);

        var classifier = Get(store);

        Assert.Same(classifier, Get(store));
        Assert.Equal(2, _notices.Count);
        Assert.StartsWith("trains the classifier of digits first", _notices[0], StringComparison.Ordinal);
        Assert.Contains("of the test images right", _notices[1], StringComparison.Ordinal);
        Assert.True(File.Exists(store.PathOf(Digits)));
    }

    [Fact]
    public void Get_NextProcess_ReadsTheSameBits()
    {
        using var first = Open(_folder.Path);
        var trained = Get(first);
        _notices.Clear();

        using var second = Open(_folder.Path);
        var read = Get(second);

        Assert.Empty(_notices);
        Assert.Equal(trained.Accuracy, read.Accuracy);
        Assert.Equal(trained.Weights, read.Weights);
        AssertEqualFeatures(trained, read);
    }

    [Theory]
    [InlineData("torn")]
    [InlineData("altered")]
    [InlineData("empty")]
    public void Get_FileThatIsNotWhole_TrainsTheSameAgain(string damage)
    {
        using var first = Open(_folder.Path);
        var trained = Get(first);
        var path = first.PathOf(Digits);
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, damage switch
        {
            "torn" => whole[..(whole.Length / 2)],
            "altered" => [.. whole[..1000], (byte)(whole[1000] ^ 1), .. whole[1001..]],
            _ => [],
        });
        _notices.Clear();

        using var second = Open(_folder.Path);

        Assert.Equal(trained.Weights, Get(second).Weights);
        Assert.Equal(2, _notices.Count);
        Assert.Equal(whole, File.ReadAllBytes(path));
    }

    [Fact]
    public void TryRead_WeightsOfAnotherNetwork_IsNotUsed()
    {
        using var store = Open(_folder.Path);
        var classifier = Get(store);
        var key = new ClassifierKey(Digits.Sha256, "kind");
        ClassifierFile.Write(_folder.In("whole"), key, classifier);
        ClassifierFile.Write(_folder.In("short"), key, classifier with { Weights = [[1, 2, 3, 4, 5]] });

        Assert.NotNull(ClassifierFile.TryRead(_folder.In("whole"), key));
        Assert.Null(ClassifierFile.TryRead(_folder.In("short"), key));
    }

    [Fact]
    public void TryRead_OtherMachineKindOrDataSet_IsNotUsed()
    {
        using var store = Open(_folder.Path);
        Get(store);
        var path = store.PathOf(Digits);
        var key = new ClassifierKey(Digits.Sha256, MachineKind.Describe());

        Assert.NotNull(ClassifierFile.TryRead(path, key));
        Assert.Null(ClassifierFile.TryRead(path, key with { MachineKind = "Arm64" }));
        Assert.Null(ClassifierFile.TryRead(path, key with { DataSha256 = new('0', 64) }));
        Assert.NotEqual(key.FileName, (key with { MachineKind = "Arm64" }).FileName);
    }

    [Fact]
    public void Get_FolderThatCannotBeWritten_GivesTheClassifierAndSaysSo()
    {
        File.WriteAllText(_folder.In("file"), "");
        using var store = Open(_folder.In("file"));

        Get(store);

        Assert.StartsWith("cannot keep the classifier of digits", _notices[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Get_SeveralThreads_TrainOnce()
    {
        using var store = Open(_folder.Path);
        var found = new Classifier[3];
        Thread[] threads = [.. Enumerable.Range(0, 3).Select(i => new Thread(() => found[i] = Get(store)))];

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(found, classifier => Assert.Same(found[0], classifier));
        Assert.Equal(2, _notices.Count);
    }

    [Fact]
    public void Get_Canceled_ThrowsAndKeepsNothing()
    {
        using var store = Open(_folder.Path);
        using var cancellation = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => store.Get(Digits, _ => cancellation.Cancel(), cancellation.Token));

        Assert.False(File.Exists(store.PathOf(Digits)));
        Assert.NotNull(Get(store));
    }

    [Fact]
    public void Get_ImagesOfOneClass_SaysThatDistancesSayLittle()
    {
        using var store = Open(_folder.Path);
        var single = Digits with
        {
            Train = Digits.Train with { Labels = new byte[Digits.Train.Count] },
            Test = Digits.Test with { Labels = new byte[Digits.Test.Count] },
            Sha256 = new('1', 64),
        };

        store.Get(single, _notices.Add, TestContext.Current.CancellationToken);

        Assert.Contains("all training images are of one class", _notices[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000, 2)]
    [InlineData(4_000, 5)]
    [InlineData(1, 19_200)]
    public void Epochs_FewImages_AreSeenMoreOften(int images, int expected) => Assert.Equal(expected, ClassifierTraining.Epochs(images));

    private static ClassifierStore Open(string folder) => new(folder, _ => 3);

    private Classifier Get(ClassifierStore store) => store.Get(Digits, Note, TestContext.Current.CancellationToken);

    private void Note(string text)
    {
        lock (_notices)
        {
            _notices.Add(text);
        }
    }

    private static void AssertEqualFeatures(Classifier one, Classifier other)
    {
        var images = ResidentImages.Of(Digits.Test);
        var (expected, actual) = (one.Extract(images), other.Extract(images));

        Assert.Equal(expected.Values, actual.Values);
        Assert.Equal(expected.Classes, actual.Classes);
        Assert.Equal(20 * ClassifierNetwork.FeatureCount, actual.Values.Length);
    }
}
