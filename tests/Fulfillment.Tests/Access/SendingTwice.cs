using System.Net;
using System.Text.Json;
using Dapper;
using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;
using Fulfillment.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Access;

public class SendingTwice
{
    private static readonly object Body = new { name = "idempotent", scopes = new[] { "read" } };

    [Theory, EveryDatabase]
    public async Task The_same_key_and_body_get_the_first_answer_again_quoted_or_bare(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var key = Guid.NewGuid().ToString();
        var body = new { name = key, scopes = new[] { "read" } };

        using var first = await PostAsync(app.Http, $"\"{key}\"", body);
        using var second = await PostAsync(app.Http, key, body);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(1, await CreatedAsync(app, key));
    }

    [Theory, EveryDatabase]
    public async Task A_refusal_is_an_answer_too(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var (key, tea) = (Guid.NewGuid().ToString(), app.Unique("tea"));
        var body = new { name = "k", merchant = tea, scopes = new[] { "read" } };

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "access/unknown-merchant"), await PostAsync(app.Http, key, body).VerdictAsync());
        await app.AddMerchantAsync();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "access/unknown-merchant"), await PostAsync(app.Http, key, body).VerdictAsync());
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(app.Http, Guid.NewGuid().ToString(), body)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Another_body_is_422_and_another_caller_or_path_has_keys_of_its_own(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var key = Guid.NewGuid().ToString();
        using var other = await app.KeyClientAsync(null, Scopes.Admin);
        var station = await app.AddStationAsync(await app.AddSiteAsync());
        using var first = await PostAsync(app.Http, key, Body);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "request/idempotency-key-reused"), await PostAsync(app.Http, key, new { name = "other", scopes = new[] { "read" } }).VerdictAsync());
        using var ofOther = await PostAsync(other, key, Body);
        Assert.Equal(HttpStatusCode.Created, ofOther.StatusCode);
        Assert.NotEqual((await first.JsonAsync()).GetProperty("id").GetString(), (await ofOther.JsonAsync()).GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(app.Http, key, null, $"/api/v1/stations/{station}/pairing-codes")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Twenty_at_once_run_once_and_the_rest_hear_that_it_still_runs(TestDatabase engine)
    {
        var (runs, gate) = (0, new TaskCompletionSource());
        await using var app = await FulfillmentApp.StartAsync(engine, map: app => app.MapPost("/api/v1/slow", async () =>
        {
            Interlocked.Increment(ref runs);
            await gate.Task;
            return Results.Json(new { done = true });
        }).Allow(Scopes.Admin));
        var key = Guid.NewGuid().ToString();

        var all = Enumerable.Range(0, 20).Select(_ => PostAsync(app.Http, key, Body, "/api/v1/slow")).ToList();
        var running = new List<HttpResponseMessage>();
        while (running.Count < 19)
        {
            var one = await Task.WhenAny(all);
            all.Remove(one);
            running.Add(await one);
        }

        gate.SetResult();
        using var ran = await all.Single();

        Assert.Equal((1, HttpStatusCode.OK), (runs, ran.StatusCode));
        Assert.All(running, reply => Assert.Equal((HttpStatusCode.Conflict, 1d), (reply.StatusCode, reply.Headers.RetryAfter!.Delta!.Value.TotalSeconds)));
        using var again = await PostAsync(app.Http, key, Body, "/api/v1/slow");
        Assert.Equal((1, true), (runs, (await again.JsonAsync()).GetProperty("done").GetBoolean()));
    }

    [Theory, EveryDatabase]
    public async Task A_server_that_died_holds_the_key_no_longer_than_its_lease(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var store = app.Services.GetRequiredService<IdempotencyStore>();
        var (id, hash) = (Secrets.Hash(Guid.NewGuid().ToString()), Secrets.Hash("body"));
        var now = app.Clock.GetUtcNow();
        Task<ClaimVerdict> ClaimAsync(DateTimeOffset at) => app.Db.WriteAsync(work => store.ClaimAsync(work, id, hash, Guid.NewGuid().ToString(), at, at.AddSeconds(60)));

        Assert.Equal(Claim.Ours, (await ClaimAsync(now)).Claim);
        Assert.Equal(Claim.Running, (await ClaimAsync(now.AddSeconds(59))).Claim);
        var after = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => ClaimAsync(now.AddSeconds(61)))));

        Assert.Equal(1, after.Count(verdict => verdict.Claim is Claim.Ours));
        Assert.Equal(9, after.Count(verdict => verdict.Claim is Claim.Running));
    }

    [Theory, EveryDatabase]
    public async Task A_crash_of_the_request_gives_the_key_free_at_once(TestDatabase engine)
    {
        var runs = 0;
        await using var app = await FulfillmentApp.StartAsync(engine, map: app => app.MapPost(
            "/api/v1/crashing", IResult () => Interlocked.Increment(ref runs) == 1 ? throw new TimeoutException() : Results.Ok()).Allow(Scopes.Admin));
        var key = Guid.NewGuid().ToString();

        Assert.Equal((HttpStatusCode.InternalServerError, "request/unexpected-error"), await PostAsync(app.Http, key, Body, "/api/v1/crashing").VerdictAsync());
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(app.Http, key, Body, "/api/v1/crashing")).StatusCode);
        Assert.Equal(2, runs);
    }

    [Theory, EveryDatabase]
    public async Task A_caller_who_hangs_up_finds_the_answer_later(TestDatabase engine)
    {
        var (runs, begun, gate) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        await using var app = await FulfillmentApp.StartAsync(engine, map: app => app.MapPost("/api/v1/slow", async (CancellationToken ct) =>
        {
            Interlocked.Increment(ref runs);
            begun.SetResult();
            await gate.Task;
            ct.ThrowIfCancellationRequested();
            return Results.Json(new { done = true });
        }).Allow(Scopes.Admin));
        var key = Guid.NewGuid().ToString();
        using var patience = new CancellationTokenSource();

        var hungUp = PostAsync(app.Http, key, Body, "/api/v1/slow", patience.Token);
        await begun.Task;
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hungUp);
        gate.SetResult();
        HttpStatusCode status;
        do
        {
            status = (await PostAsync(app.Http, key, Body, "/api/v1/slow")).StatusCode;
        }
        while (status is HttpStatusCode.Conflict);

        Assert.Equal((HttpStatusCode.OK, 1), (status, runs));
    }

    [Theory, EveryDatabase]
    public async Task Answers_are_stored_encrypted_and_forgotten_after_thirty_days(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var key = Guid.NewGuid().ToString();
        var secret = (await (await PostAsync(app.Http, key, Body)).JsonAsync()).GetProperty("key").GetString()!;
        var id = Secrets.Hash($"key:bootstrap\n/api/v1/api-keys\n{key}");
        Task<string?> StoredAsync() => app.Db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<string>("select Answer from IdempotentRequest where Id = @id", new { id }));

        var stored = await StoredAsync();
        Assert.NotNull(stored);
        Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(29));
        await app.Services.GetRequiredService<Forgetting>().RunOnceAsync(default);
        Assert.NotNull(await StoredAsync());
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.Services.GetRequiredService<Forgetting>().RunOnceAsync(default);
        Assert.Null(await StoredAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_malformed_key_is_400_by_name(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        foreach (var key in new[] { "\"\"", new string('k', 256), "a\"b" })
        {
            Assert.Equal((HttpStatusCode.BadRequest, "request/malformed-idempotency-key"), await PostAsync(app.Http, key, Body).VerdictAsync());
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string key, object? body, string path = "/api/v1/api-keys", CancellationToken ct = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body is null ? "" : JsonSerializer.Serialize(body, Json.Options)) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await client.SendAsync(request, ct);
    }

    private static Task<int> CreatedAsync(FulfillmentApp app, string name) =>
        app.Db.ReadAsync(connection => connection.ExecuteScalarAsync<int>("select count(*) from ApiKey where Name = @name", new { name }));
}
