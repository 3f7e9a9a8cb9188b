using System.Net;
using System.Text;
using Fulfillment.Server.Access;
using Fulfillment.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Access;

public class TheDoor
{
    /// <summary>What the contract lets answer without a credential; sign-in includes signing out and pairing.</summary>
    private static readonly string[] Open = ["/healthz", "/api/v1/sign-in", "/api/v1/sign-out", "/api/v1/pairing", "/api/v1/tracking/", "/t/", "/q/", "/hubs/tracking"];

    /// <summary>Pages by which somebody comes in or leaves; <c>/</c> tells nobody more than how to. Icon and style sheet are files, no endpoints.</summary>
    private static readonly string[] OpenPages = ["/", "/sign-in", "/sign-out", "/pair"];

    [Theory, EveryDatabase]
    public async Task Every_endpoint_says_who_may_pass_and_only_the_contracts_list_is_open(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        using var nobody = app.Client(null);
        var endpoints = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().DistinctBy(endpoint => (endpoint.RoutePattern.RawText, endpoint.DisplayName)).ToList();
        Assert.True(endpoints.Count > 20);

        foreach (var endpoint in endpoints)
        {
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var open = endpoint.Metadata.GetMetadata<OpenToAnyone>() is not null;
            Assert.True(open || endpoint.Metadata.GetMetadata<AllowedScopes>() is not null, $"{endpoint.DisplayName} says nothing of who may pass.");
            if (open && OpenPages.Contains(path)) continue;
            if (open)
            {
                Assert.Contains(Open, allowed => path == allowed || (allowed.EndsWith('/') && path.StartsWith(allowed, StringComparison.Ordinal)) || path.StartsWith(allowed + "/", StringComparison.Ordinal));
                continue;
            }

            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var concrete = System.Text.RegularExpressions.Regex.Replace(path, "\\{[^}]*\\}", "x");
                Assert.Equal((HttpStatusCode.Unauthorized, "access/no-credential"), await nobody.SendAsync(new HttpRequestMessage(new HttpMethod(method), concrete)).VerdictAsync());
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task An_endpoint_that_forgot_to_say_so_is_closed_even_to_the_administrator(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine, map: app => app.MapGet("/api/v1/forgotten", () => "open"));
        using var nobody = app.Client(null);

        Assert.Equal((HttpStatusCode.Unauthorized, "access/no-credential"), await nobody.GetAsync("/api/v1/forgotten").VerdictAsync());
        Assert.Equal((HttpStatusCode.Forbidden, "access/closed"), await app.Http.GetAsync("/api/v1/forgotten").VerdictAsync());
    }

    [Theory, EveryDatabase]
    public async Task Unknown_addresses_and_methods_are_problems_and_never_redirects(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        using var nobody = app.Client(null);
        using var wrong = app.Client("fk_no-such-key");

        Assert.Equal((HttpStatusCode.Unauthorized, "access/no-credential"), await nobody.GetAsync("/api/v1/nothing").VerdictAsync());
        Assert.Equal((HttpStatusCode.Unauthorized, "access/unknown-key"), await wrong.GetAsync("/api/v1/merchants").VerdictAsync());
        Assert.Equal((HttpStatusCode.NotFound, "request/no-such-address"), await app.Http.GetAsync("/api/v1/nothing").VerdictAsync());
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "request/method-not-allowed"), await app.Http.DeleteAsync("/api/v1/merchants").VerdictAsync());
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/healthz")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_key_may_what_its_scopes_say_and_nothing_after_it_was_revoked(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var created = await app.CreateKeyAsync(null, Scopes.Read);
        var (id, key) = (created.GetProperty("id").GetString(), created.GetProperty("key").GetString()!);
        using var reader = app.Client(key);

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/api/v1/sites")).StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "access/not-allowed"), await reader.PutJsonAsync($"/api/v1/sites/{app.Unique("x")}", new { }).VerdictAsync());
        var list = await app.Http.GetStringAsync("/api/v1/api-keys?limit=500");
        Assert.Contains(id!, list, StringComparison.Ordinal);
        Assert.DoesNotContain(key, list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Http.DeleteAsync($"/api/v1/api-keys/{id}")).StatusCode);
        Assert.Equal((HttpStatusCode.Unauthorized, "access/unknown-key"), await reader.GetAsync("/api/v1/sites").VerdictAsync());
        Assert.Equal((HttpStatusCode.NotFound, "access/no-such-key"), await app.Http.DeleteAsync($"/api/v1/api-keys/{id}").VerdictAsync());
        Assert.Equal((HttpStatusCode.Conflict, "access/key-of-configuration"), await app.Http.DeleteAsync("/api/v1/api-keys/bootstrap").VerdictAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_merchants_key_never_reaches_beyond_its_merchant(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var (tea, ink, site) = (await app.AddMerchantAsync("tea"), await app.AddMerchantAsync("ink"), await app.AddSiteAsync());
        using var key = await app.KeyClientAsync(tea, [.. Scopes.All]);

        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync($"/api/v1/merchants/{tea}")).StatusCode);
        var other = await (await key.GetAsync($"/api/v1/merchants/{ink}")).JsonAsync();
        var absent = await (await key.GetAsync($"/api/v1/merchants/{tea}-none")).JsonAsync();
        Assert.Equal((404, absent.GetProperty("code").GetString()), (other.GetProperty("status").GetInt32(), other.GetProperty("code").GetString()));
        Assert.Equal(absent.ToString().Replace($"{tea}-none", "?", StringComparison.Ordinal), other.ToString().Replace(ink, "?", StringComparison.Ordinal));
        var list = await (await key.GetAsync("/api/v1/merchants")).JsonAsync();
        Assert.Equal([tea], list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()));

        Assert.Equal((HttpStatusCode.Forbidden, "access/only-installation"), await key.PutJsonAsync($"/api/v1/merchants/{tea}", new { }).VerdictAsync());
        Assert.Equal((HttpStatusCode.Forbidden, "access/only-installation"), await key.GetAsync($"/api/v1/sites/{site}/workers").VerdictAsync());
        Assert.Equal((HttpStatusCode.Forbidden, "access/only-installation"), await key.PostJsonAsync("/api/v1/api-keys", new { name = "more", scopes = new[] { "read" } }).VerdictAsync());
    }

    [Theory, EveryDatabase]
    public async Task Keys_without_name_scope_or_merchant_are_refused_by_field(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        foreach (var (body, status, field) in new (object, int, string)[]
        {
            (new { scopes = new[] { "read" } }, 400, "name"),
            (new { name = "k" }, 400, "scopes"),
            (new { name = "k", scopes = new[] { "read", "root" } }, 400, "scopes"),
            (new { name = "k", merchant = app.Unique("none"), scopes = new[] { "read" } }, 422, "merchant"),
        })
        {
            var problem = await (await app.Http.PostJsonAsync("/api/v1/api-keys", body)).JsonAsync();
            Assert.Equal((status, field), (problem.GetProperty("status").GetInt32(), problem.GetProperty("field").GetString()));
        }
    }

    [Fact]
    public async Task A_short_bootstrap_key_stops_the_start_with_a_sentence_that_says_what_to_do()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => FulfillmentApp.StartAsync(
            TestDatabase.Sqlite, configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Access:BootstrapKey"] = "short" })));

        Assert.Contains("at least 32", error.Message, StringComparison.Ordinal);
        Assert.Contains("Access__BootstrapKey", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_bootstrap_key_there_is_none()
    {
        await using var app = await FulfillmentApp.StartAsync(
            TestDatabase.Sqlite, configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Access:BootstrapKey"] = "" }));
        using var empty = app.Client("");

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync("/api/v1/sites")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await empty.GetAsync("/api/v1/sites")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_body_that_is_too_large_or_no_json_is_a_problem(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/sites/{app.Unique("osaka")}";

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request/too-large"), await app.Http.PutAsync(path, new StringContent($$"""{"name":"{{new string('a', 2 << 20)}}"}""")).VerdictAsync());
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request/too-large"), await app.Http.PutAsync(path, new EndlessContent(2 << 20)).VerdictAsync());
        Assert.Equal((HttpStatusCode.BadRequest, "request/malformed"), await app.Http.PutAsync(path, new StringContent("{\"name\":")).VerdictAsync());
        Assert.Equal((HttpStatusCode.BadRequest, "request/malformed"), await app.Http.PutAsync(path, new StringContent("")).VerdictAsync());
    }

    /// <summary>Sent in chunks, so that no Content-Length gives its size away.</summary>
    private sealed class EndlessContent(int bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{\"name\":\""u8.ToArray());
            await stream.WriteAsync(Encoding.ASCII.GetBytes(new string('a', bytes)));
            await stream.WriteAsync("\"}"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
