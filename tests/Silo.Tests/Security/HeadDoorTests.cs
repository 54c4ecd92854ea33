using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Tests.Security;

public sealed class HeadDoorTests(HeadDoor door) : IClassFixture<HeadDoor>
{
    private const string Members = $"{ClusterContract.Root}/members";
    private const string Experiments = "/api/v1/experiments";

    private readonly HeadDoor _door = door;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connect_PlainHttp_GetsNothing()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _door.Address.Port, Cancellation);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {Experiments} HTTP/1.1\r\nHost: localhost\r\n\r\n"), Cancellation);
        using var answer = new MemoryStream();
        try
        {
            await socket.GetStream().CopyToAsync(answer, Cancellation);
        }
        catch (IOException)
        {
            // Cut off.
        }

        Assert.DoesNotContain("HTTP", Encoding.ASCII.GetString(answer.ToArray()), StringComparison.Ordinal);
        Assert.DoesNotContain("items", Encoding.ASCII.GetString(answer.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/events")]
    [InlineData("/nowhere")]
    public async Task Get_PageWithoutToken_IsTheFormForOne(string page)
    {
        using var client = _door.Connect();

        using var answer = await client.GetAsync(page, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("name=\"token\"", text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{page}\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Experiments)]
    [InlineData(Members)]
    [InlineData("/api/v1/cluster/data-sets/0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Get_ApiWithoutAnything_IsProblemJson(string path)
    {
        using var client = _door.Connect();

        using var answer = await client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"Refused GET {path} from", _door.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/site.css")]
    [InlineData("/health/ready")]
    [InlineData("/api/v1/cluster/authority")]
    public async Task Get_WhatIsPublic_NeedsNothing(string path)
    {
        using var client = _door.Connect();

        using var answer = await client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Get_ApiWithAccessToken_IsAnsweredUntilItExpiresOrIsRevoked()
    {
        var hour = _door.Secrets.Register.Create(TokenKind.Access, TimeSpan.FromHours(1));
        var forEver = _door.Secrets.Register.Create(TokenKind.Access, null);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(hour));
        _door.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(hour));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(forEver));
        _door.Secrets.Database.RevokeToken(forEver.Id, _door.Time.GetUtcNow());
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(forEver));
        Assert.Contains(TokenRefusal.Expired, _door.Log, StringComparison.Ordinal);
        Assert.Contains(TokenRefusal.Revoked, _door.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ApiWithJoinTokenOrWorkersCertificate_IsRefused()
    {
        var worker = await _door.EnrollAsync("garage");
        using var client = _door.Connect(worker: worker);

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(_door.Secrets.Register.Create(TokenKind.Join, null)));
        using var answer = await client.GetAsync(Experiments, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Get_MembersWithAccessToken_IsRefused()
    {
        using var client = _door.Connect(_door.Secrets.Register.Create(TokenKind.Access, null));

        using var answer = await client.GetAsync(Members, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("insert", "{}", "has address, siloName and status")]
    [InlineData("update", "{}", "has address, siloName and status")]
    [InlineData("insert", "{\"row\": {}}", "a member is missing, or has another type than its own, at $.row")]
    [InlineData("alive", "{}", "a member is missing")]
    [InlineData("insert", "{\"row\": {\"address\": \"nowhere\", \"siloName\": \"w\", \"status\": \"Active\"}}", "The address 'nowhere'")]
    [InlineData("insert", "{\"row\": {\"address\": null, \"siloName\": \"w\", \"status\": \"Active\"}}", "has address, siloName and status")]
    public async Task Post_MemberThatIsNotWhole_IsABadRequestThatSaysWhy(string write, string body, string expected)
    {
        using var client = _door.Connect(worker: await _door.EnrollAsync("garage"));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync($"{Members}/{write}", content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ApiDocument_LeavesOutWhatIsForWorkersAlone()
    {
        using var client = _door.Connect(_door.Secrets.Register.Create(TokenKind.Access, null));

        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json", Cancellation);

        var paths = document.GetProperty("paths").EnumerateObject().Where(path => path.Name.StartsWith(ClusterContract.Root, StringComparison.Ordinal)).ToList();
        Assert.Equal([ClusterContract.Root, $"{ClusterContract.Root}/data-sets/{{sha256}}"], paths.Select(path => path.Name).Order(StringComparer.Ordinal));
        Assert.All(paths.SelectMany(path => path.Value.EnumerateObject()), operation => Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!));
        Assert.True(paths[^1].Value.GetProperty("put").TryGetProperty("requestBody", out _));
    }

    [Fact]
    public async Task Exchange_GoodToken_SetsACookieThatPagesTakeAndRevocationEnds()
    {
        var token = _door.Secrets.Register.Create(TokenKind.Access, null);
        using var client = _door.Connect();

        using var exchanged = await PostTokenAsync(client, token.Text, "/events?x=1");

        Assert.Equal(HttpStatusCode.SeeOther, exchanged.StatusCode);
        Assert.Equal("/events?x=1", exchanged.Headers.Location?.OriginalString);
        var cookie = Assert.Single(exchanged.Headers.GetValues("Set-Cookie"));
        foreach (var word in (string[])["__Host-", "httponly", "secure", "samesite=strict", "path=/"]) { Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase); }

        Assert.DoesNotContain(token.Text.Split('.')[2], cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await GetWithCookieAsync(client, cookie));
        _door.Secrets.Database.RevokeToken(token.Id, _door.Time.GetUtcNow());
        Assert.Equal(HttpStatusCode.Unauthorized, await GetWithCookieAsync(client, cookie));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Exchange_AddressElsewhere_GoesHome(string returnTo)
    {
        using var client = _door.Connect();

        using var exchanged = await PostTokenAsync(client, _door.Secrets.Register.Create(TokenKind.Access, null).Text, returnTo);

        Assert.Equal("/", exchanged.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Exchange_WrongToken_IsTheFormAgainAndLogged()
    {
        using var client = _door.Connect();
        var wrong = Token.Draw(TokenKind.Access, _door.Secrets.Authority.Trust.Pin);

        using var exchanged = await PostTokenAsync(client, wrong.Text, "/");

        Assert.Equal(HttpStatusCode.Unauthorized, exchanged.StatusCode);
        Assert.False(exchanged.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain(wrong.Text.Split('.')[2], await exchanged.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains($"Refused a browser from 127.0.0.1 with access token {wrong.Id}", _door.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong.Text.Split('.')[2], _door.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enroll_GoodToken_GivesACertificateThatIsKeptForRestarts()
    {
        var worker = await _door.EnrollAsync("garage");
        var again = WorkerCredential.TryLoad(_door.FileOf("garage"), _door.Time);

        Assert.Equal(worker.Member, again?.Member);
        Assert.Equal(HttpStatusCode.OK, await GetMembersAsync(again!));
        if (!OperatingSystem.IsWindows()) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_door.FileOf("garage"))); }
    }

    [Theory]
    [InlineData("expired", TokenRefusal.Expired)]
    [InlineData("revoked", TokenRefusal.Revoked)]
    [InlineData("wrong", TokenRefusal.Unknown)]
    [InlineData("access", TokenRefusal.OtherKind)]
    public async Task Enroll_BadToken_IsRefusedAndLogged(string kind, string refusal)
    {
        var register = _door.Secrets.Register;
        var token = kind switch
        {
            "wrong" => Token.Draw(TokenKind.Join, _door.Secrets.Authority.Trust.Pin),
            "access" => register.Create(TokenKind.Access, null),
            _ => register.Create(TokenKind.Join, TimeSpan.FromHours(1)),
        };
        if (kind == "expired") { _door.Time.Advance(TimeSpan.FromHours(1)); }

        if (kind == "revoked") { _door.Secrets.Database.RevokeToken(token.Id, _door.Time.GetUtcNow()); }

        var refused = await Assert.ThrowsAsync<CommandException>(() => _door.EnrollAsync(kind, token));

        Assert.Contains(refusal, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"Refused a worker from 127.0.0.1 with join token {token.Id}: {refusal}", _door.Log, StringComparison.Ordinal);
        Assert.False(File.Exists(_door.FileOf(kind)));
    }

    [Fact]
    public async Task Enroll_TokenOfAnotherHead_IsNotSent()
    {
        using var other = new SecretsFolder();

        var token = other.Secrets.Register.Create(TokenKind.Join, null);

        var refused = await Assert.ThrowsAsync<CommandException>(() => _door.EnrollAsync("garage", token));

        Assert.Contains("is not the head that the join token", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Id, _door.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetMembers_AfterRevocation_IsRefused()
    {
        var worker = await _door.EnrollAsync("garage");
        _door.Secrets.Database.RevokeMember(worker.Member, _door.Time.GetUtcNow());

        Assert.Equal(HttpStatusCode.Unauthorized, await GetMembersAsync(worker));
        Assert.Contains("was revoked", _door.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetMembers_WithExpiredCertificate_IsRefused()
    {
        var worker = await _door.EnrollAsync("garage");
        _door.Time.Advance(CertificateLife.OfMember + TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Unauthorized, await GetMembersAsync(worker));
        Assert.Null(WorkerCredential.TryLoad(_door.FileOf("garage"), _door.Time));
    }

    [Fact]
    public async Task GetMembers_WithACertificateOfAnotherHead_IsRefused()
    {
        await using var other = new HeadDoor();
        await other.InitializeAsync();
        var stranger = await other.EnrollAsync("garage");

        Assert.Equal(HttpStatusCode.Unauthorized, await GetMembersAsync(stranger));
    }

    [Fact]
    public async Task Look_HalfOfItsLifeLater_RenewsTheCertificate()
    {
        var worker = await _door.EnrollAsync("garage");
        var (first, member) = (worker.Certificate.SerialNumber, worker.Member);
        using var client = _door.Connect(worker: worker);
        using var renewal = new CertificateRenewal(client, worker, _door.Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<CertificateRenewal>.Instance);

        await renewal.LookAsync(Cancellation);
        Assert.Equal(first, worker.Certificate.SerialNumber);
        _door.Time.Advance(CertificateLife.OfMember / 2);
        await renewal.LookAsync(Cancellation);

        Assert.NotEqual(first, worker.Certificate.SerialNumber);
        _door.Time.Advance(CertificateLife.OfMember * 0.9);
        var kept = WorkerCredential.TryLoad(_door.FileOf("garage"), _door.Time);
        Assert.Equal(member, kept?.Member);
        Assert.Equal(HttpStatusCode.OK, await GetMembersAsync(kept!));
    }

    [Theory]
    [InlineData("own", HttpStatusCode.NoContent)]
    [InlineData("other", HttpStatusCode.Conflict)]
    [InlineData("head", HttpStatusCode.Conflict)]
    public async Task Insert_MembershipRow_IsTakenForTheMachinesOwnWorkersOnly(string whose, HttpStatusCode expected)
    {
        var (worker, other) = (await _door.EnrollAsync("garage"), await _door.EnrollAsync("attic"));
        var silo = whose switch { "own" => worker.Member + "aaaaaa", "other" => other.Member + "aaaaaa", _ => SiloNames.OfHead("aaaaaaaaaaaa") };
        var row = new MembershipRow { Address = SiloAddress.New(new(IPAddress.Loopback, 1000 + whose.Length), 1).ToParsableString(), Status = SiloStatus.Joining, SiloName = silo };
        using var client = _door.Connect(worker: worker);

        using var answer = await client.PostAsJsonAsync($"{Members}/insert", new MembershipWrite(row, null, _door.Members.Read().Version), ClusterContract.Json, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Connect_WorkersCertificateInPlaceOfTheHeads_IsNotBelieved()
    {
        var worker = await _door.EnrollAsync("garage");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = Task.Run(async () =>
        {
            using var socket = await listener.AcceptTcpClientAsync(Cancellation);
            await using var stream = new System.Net.Security.SslStream(socket.GetStream());
            await stream.AuthenticateAsServerAsync(worker.Certificate);
            await stream.ReadExactlyAsync(new byte[1], Cancellation);
        }, Cancellation);
        using var client = new HttpClient(new HeadAccess(_door.Secrets.Authority.Trust).CreateHandler());

        var failure = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.GetAsync($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/", Cancellation));

        Assert.IsType<System.Security.Authentication.AuthenticationException>(failure.InnerException);
        await Assert.ThrowsAnyAsync<Exception>(() => server);
    }

    private static async Task<HttpStatusCode> GetWithCookieAsync(HttpClient client, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var answer = await client.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> PostTokenAsync(HttpClient client, string token, string returnTo)
    {
        using var form = new FormUrlEncodedContent([new("token", token), new("returnTo", returnTo)]);
        return await client.PostAsync("/access", form, Cancellation);
    }

    private async Task<HttpStatusCode> AskAsync(Token token)
    {
        using var client = _door.Connect();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Text);
        using var answer = await client.GetAsync(Experiments, Cancellation);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> GetMembersAsync(WorkerCredential worker)
    {
        using var client = _door.Connect(worker: worker);
        using var answer = await client.GetAsync(Members, Cancellation);
        return answer.StatusCode;
    }
}
