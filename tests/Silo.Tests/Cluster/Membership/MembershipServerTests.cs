using Orchestrator.Silo.Cluster.Membership;

namespace Orchestrator.Silo.Tests.Cluster.Membership;

public class MembershipServerTests
{
    [Theory]
    [InlineData("redis://cache", "redis://cache:6379/0", null, null)]
    [InlineData("redis://:secret@cache:7000/3", "redis://cache:7000/3", null, "secret")]
    [InlineData("postgres://ann:p%40ss@db.lab/sweeps", "postgres://db.lab:5432/sweeps", "ann", "p@ss")]
    [InlineData("postgresql://ann@db:5433/sweeps", "postgres://db:5433/sweeps", "ann", null)]
    public void TryParse_Address_HasItsParts(string text, string shown, string? user, string? password)
    {
        Assert.Null(MembershipServer.TryParse(text, out var server));

        Assert.Equal((shown, user, password), (server!.ToString(), server.User, server.Password));
        Assert.False(server.IsEncrypted);
    }

    [Theory]
    [InlineData("rediss://cache")]
    [InlineData("postgress://ann@db/sweeps")]
    public void TryParse_EncryptedScheme_IsEncrypted(string text)
    {
        Assert.Null(MembershipServer.TryParse(text, out var server));

        Assert.True(server!.IsEncrypted);
    }

    [Theory]
    [InlineData("cache:6379", "must be redis://")]
    [InlineData("mysql://cache", "must be redis://")]
    [InlineData("redis://cache/zero", "by its number, but got 'zero'")]
    [InlineData("postgres://ann@db", "must name a database")]
    [InlineData("postgres://ann@db/sweeps?sslmode=require", "takes no words after '?'")]
    public void TryParse_WhatIsNoServer_IsTold(string text, string expected) =>
        Assert.Contains(expected, MembershipServer.TryParse(text, out _), StringComparison.Ordinal);
}
