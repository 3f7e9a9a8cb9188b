using System.Net;
using System.Text.Json;
using Fulfillment.Contracts;
using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Access;

public class LookingAfterTheSystem
{
    [Theory, EveryDatabase]
    public async Task The_staff_sees_every_check_with_its_reason_and_next_step(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine, services: services => services.AddSingleton<ISystemCheck, Smoking>().AddSingleton<ISystemCheck, Broken>());
        using var english = app.Client(FulfillmentApp.BootstrapKey);
        english.DefaultRequestHeaders.Add("Accept-Language", "en");

        var detail = await (await english.GetAsync("/healthz/detail")).JsonAsync();

        var checks = detail.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("name").GetString()!);
        Assert.Equal("error", detail.GetProperty("status").GetString());
        Assert.Equal(("ok", "The database can be written to."), Said(checks["database"]));
        Assert.Equal("ok", Said(checks["migrations"]).Status);
        Assert.Contains("disk-space", checks.Keys);
        Assert.Equal(("attention", "It smokes."), Said(checks["smoke"]));
        Assert.Equal("Open a window.", checks["smoke"].GetProperty("do").GetString());
        Assert.Equal("error", Said(checks["broken"]).Status);
        Assert.DoesNotContain("the secret reason", detail.ToString(), StringComparison.Ordinal);
        using var nobody = app.Client(null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/healthz/detail")).StatusCode);
    }

    [Theory]
    [InlineData(10L << 30, "Ok")]
    [InlineData(1L << 30, "Attention")]
    [InlineData(1L << 20, "Error")]
    public void Little_disk_space_is_said_before_it_hurts(long free, string status) => Assert.Equal(status, DiskSpaceCheck.Judge(free).Status.ToString());

    [Theory, EveryDatabase]
    public async Task The_trail_tells_who_changed_what_without_secrets_and_names(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        var badge = await app.AddWorkerAsync(site, "A-1", "admin", "4321");
        using var admin = await app.SignInAsync(badge, "4321");
        await admin.PutJsonAsync($"/api/v1/sites/{site}", new { name = "新しい名前", timeZone = "Asia/Tokyo" });
        await admin.PutJsonAsync($"/api/v1/sites/{site}", new { name = "新しい名前", timeZone = "Asia/Tokyo" });

        Assert.Equal([("site.changed", $"worker:{badge}"), ("site.created", "key:bootstrap")], await DeedsAsync(app, $"sites/{site}"));
        Assert.Equal([("worker.created", "key:bootstrap")], await DeedsAsync(app, $"sites/{site}/workers/{badge}"));
        var created = await app.CreateKeyAsync(null, Scopes.Read);
        Assert.Equal([("api-key.created", "key:bootstrap")], await DeedsAsync(app, $"api-keys/{created.GetProperty("id").GetString()}"));

        var all = await app.Http.GetStringAsync("/api/v1/audit?limit=500");
        Assert.DoesNotContain("4321", all, StringComparison.Ordinal);
        Assert.DoesNotContain("佐藤", all, StringComparison.Ordinal);
        Assert.DoesNotContain(created.GetProperty("key").GetString()!, all, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_description_names_every_endpoint_its_body_and_its_scopes(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        using var nobody = app.Client(null);

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/openapi/v1.json")).StatusCode);
        var document = await (await app.Http.GetAsync("/openapi/v1.json")).JsonAsync();
        using var page = await nobody.GetAsync("/openapi/index.html");

        var put = document.GetProperty("paths").GetProperty("/api/v1/merchants/{merchant}").GetProperty("put");
        Assert.Contains("MerchantDocument", put.GetProperty("requestBody").ToString(), StringComparison.Ordinal);
        Assert.Contains("admin", put.GetProperty("security").ToString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
    }

    private static async Task<List<(string?, string?)>> DeedsAsync(FulfillmentApp app, string subject)
    {
        var trail = await (await app.Http.GetAsync($"/api/v1/audit?subject={Uri.EscapeDataString(subject)}")).JsonAsync();
        return [.. trail.GetProperty("items").EnumerateArray().Select(entry => (entry.GetProperty("deed").GetString(), entry.GetProperty("by").GetString()))];
    }

    private static (string? Status, string? Says) Said(JsonElement check) => (check.GetProperty("status").GetString(), check.GetProperty("says").GetString());

    private sealed class Smoking : ISystemCheck
    {
        public string Name => "smoke";

        public Task<Finding> LookAsync(CancellationToken ct) =>
            Task.FromResult(new Finding(CheckStatus.Attention, new Text("煙が出ています。", "It smokes."), new Text("窓を開けてください。", "Open a window.")));
    }

    private sealed class Broken : ISystemCheck
    {
        public string Name => "broken";

        public Task<Finding> LookAsync(CancellationToken ct) => throw new InvalidOperationException("the secret reason");
    }
}
