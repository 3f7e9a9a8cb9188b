using System.Net;
using System.Text;
using System.Text.Json;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Catalog;

public class AskingWhatACodeIs
{
    [Theory, EveryDatabase]
    public async Task Goods_are_told_with_their_elements_and_their_number(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        await app.PutAsync($"/api/v1/merchants/{await app.AddMerchantAsync()}/products/P", new { barcodes = new[] { "4901234567894" } });

        var reply = await AskAsync(app, "]C1010490123456789410LOT-7");

        Assert.Equal(
            """{"kind":"product","elements":[{"ai":"01","value":"04901234567894"},{"ai":"10","value":"LOT-7"}],"gtin":"04901234567894","refusal":null}""",
            reply.GetRawText());
    }

    [Theory]
    [InlineData("CMD:UNDO", "command")]
    [InlineData("BADGE:W-1", "badge")]
    [InlineData("nobody knows me", "unknown")]
    public async Task Other_codes_are_told_by_kind(string data, string kind)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        Assert.Equal(kind, (await AskAsync(app, data)).GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("4901234567890", "incorrect-check-digit")]
    [InlineData("]C1" + "99", "value-length")]
    [InlineData("]Q1https://a/NOPRIMARYAI", "digital-link-key")]
    [InlineData("(01)95012345678903(11)131313", "illegal-month")]
    [InlineData("]C110ABC", "required-ai")]
    [InlineData("", "empty")]
    [InlineData("a\u0000b", "control-character")]
    public async Task The_broken_rule_is_told(string data, string rule)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var refusal = (await AskAsync(app, data)).GetProperty("refusal");
        Assert.Equal(rule, refusal.GetProperty("rule").GetString());
        Assert.NotEqual(refusal.GetProperty("says").GetProperty("ja").GetString(), refusal.GetProperty("says").GetProperty("en").GetString());
    }

    [Fact]
    public async Task A_slice_that_registers_its_kind_is_asked_and_text_it_knows_is_no_mistyped_jan()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite, services: services => services.AddSingleton<ICodeFinder>(new OrderBook("4901234567890")));

        var reply = await AskAsync(app, "4901234567890");

        Assert.Equal("order", reply.GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, reply.GetProperty("refusal").ValueKind);
    }

    [Fact]
    public async Task A_megabyte_is_refused() => await RefusedAsync("too-long", [.. "{\"data\":\""u8, .. Encoding.UTF8.GetBytes(new string('9', 1 << 20)), .. "\"}"u8]);

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused() => await RefusedAsync("broken-text", [.. "{\"data\":\"49"u8, 0xff, 0xfe, .. "\"}"u8]);

    [Fact]
    public async Task A_body_without_its_text_is_malformed()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        foreach (var body in (string[])["{}", "{\"data\":null}", "{\"data\":\"\\ud800\"}", "[]", ""])
        {
            using var reply = await app.Http.PostAsync("/api/v1/barcodes/resolve", new StringContent(body));
            Assert.True(reply.StatusCode is HttpStatusCode.BadRequest, body);
        }
    }

    private static async Task RefusedAsync(string rule, byte[] body)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        using var reply = await app.Http.PostAsync("/api/v1/barcodes/resolve", new ByteArrayContent(body));
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal(rule, (await reply.JsonAsync()).GetProperty("refusal").GetProperty("rule").GetString());
    }

    private static async Task<JsonElement> AskAsync(FulfillmentApp app, string data)
    {
        using var reply = await app.Http.PostJsonAsync("/api/v1/barcodes/resolve", new { data });
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return await reply.JsonAsync();
    }

    private sealed class OrderBook(string number) : ICodeFinder
    {
        public CodeKind Kind => CodeKind.Order;

        public Task<bool> KnowsAsync(ScannedCode code, string? merchant, CancellationToken ct) =>
            Task.FromResult(code.As<Reference>()?.Value == number);
    }
}
