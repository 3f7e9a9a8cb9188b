using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fulfillment.Server.Events;
using Fulfillment.Server.Orders;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Orders;

/// <summary>Orders and waybill numbers as spreadsheets, in the encodings and under the headers of Japanese shop systems.</summary>
public class AMerchantSendsASheet
{
    private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    [Theory, EveryDatabase]
    public async Task In_shift_jis_with_japanese_headers_and_each_order_has_its_lines(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var sheet = $"""
            注文番号,拠点,注文日時,お届け先氏名,郵便番号,お届け先住所,運送会社,温度帯,出荷期限,ギフト,商品コード,数量,送り状番号,備考
            A-1,{app.Osaka()},2026/11/20 10:12,髙橋 太郎,530-0001,大阪市北区梅田1-1,ヤマト運輸,冷蔵,2026/11/21,あり,TEA-01,２,4444-1375-8703,割れ物
            A-2,{app.Osaka()},2026/11/20 10:13,山田 花子,150-0001,"渋谷区神宮前1-1, 2F",佐川急便,,,,CUP-01,1,,
            A-1,{app.Osaka()},2026/11/20 10:12,髙橋 太郎,530-0001,大阪市北区梅田1-1,ヤマト運輸,冷蔵,2026/11/21,あり,CUP-01,1,,
            """;

        var result = await ImportAsync(app, "orders", ShiftJis.GetBytes(sheet));

        Assert.Equal("""{"accepted":3,"rejected":[]}""", result.GetRawText());
        var order = await app.GetOrderAsync("A-1");
        Assert.Equal("髙橋 太郎", order.GetProperty("shipTo").GetProperty("name").GetString());
        Assert.Equal("2026-11-20T10:12:00+09:00", order.GetProperty("placedAt").GetString());
        Assert.Equal("2026-11-21T23:59:59+09:00", order.GetProperty("shipBy").GetString());
        Assert.Equal("chilled", order.GetProperty("delivery").GetProperty("temperature").GetString());
        Assert.True(order.GetProperty("gift").GetBoolean());
        var shipment = await app.ShipmentAsync(order.GetProperty("shipment").GetString()!);
        Assert.Equal([new ShipmentLine("A-1", 1, "TEA-01", 2), new ShipmentLine("A-1", 2, "CUP-01", 1)], shipment.Lines);
        Assert.Equal([("yamato", "444413758703")], shipment.Waybills.Select(waybill => (waybill.Carrier, waybill.Number)));
        Assert.Equal("渋谷区神宮前1-1, 2F", (await app.GetOrderAsync("A-2")).GetProperty("shipTo").GetProperty("address").GetString());
    }

    [Theory, EveryDatabase]
    public async Task The_same_sheet_again_changes_nothing_and_a_dry_run_keeps_nothing(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var sheet = Encoding.UTF8.GetBytes($"orderNo,site,sku,quantity\nA-1,{app.Osaka()},TEA-01,1\n");

        var dry = await ImportAsync(app, "orders", sheet, "?dryRun=true");
        var none = await app.EventsAsync("A-1");
        await ImportAsync(app, "orders", sheet);
        var again = await ImportAsync(app, "orders", sheet);

        Assert.Equal(1, dry.GetProperty("accepted").GetInt32());
        Assert.Empty(none);
        Assert.Equal(1, again.GetProperty("accepted").GetInt32());
        Assert.Equal([EventTypes.OrderAccepted], await app.EventsAsync("A-1"));
    }

    [Theory, EveryDatabase]
    public async Task An_order_is_taken_whole_or_not_at_all(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var osaka = app.Osaka();
        await app.AcceptedAsync("OLD", app.Order().With("carrier", "yamato").With("waybills", new[] { "444413758703" }));
        var sheet = Encoding.UTF8.GetBytes($"""
            orderNo,site,shipTo.name,carrier,waybills,sku,quantity
            GOOD,{osaka},山田,,,TEA-01,1
            BAD-LINE,{osaka},山田,,,TEA-01,1
            BAD-LINE,{osaka},山田,,,,1
            BAD-NUMBER,{osaka},山田,,,TEA-01,many
            TWO-NAMES,{osaka},山田,,,TEA-01,1
            TWO-NAMES,{osaka},佐藤,,,TEA-02,1
            THIEF,{osaka},山田,yamato,444413758703,TEA-01,1
            NOWHERE,mars,山田,,,TEA-01,1
            """);

        var result = await ImportAsync(app, "orders", sheet);

        Assert.Equal(1, result.GetProperty("accepted").GetInt32());
        Assert.Equal(
            [
                (3, "orderNo", "orders/other-row-of-order"),
                (4, "sku", "orders/sku-missing"),
                (5, "quantity", "csv/not-a-number"),
                (6, "orderNo", "orders/other-row-of-order"),
                (7, "shipTo.name", "orders/rows-disagree"),
                (8, "waybills", "orders/waybill-taken"),
                (9, "site", "orders/unknown-site"),
            ],
            Rejected(result));
        Assert.Equal(["GOOD", "OLD"], await NumbersAsync(app));
    }

    [Theory, EveryDatabase]
    public async Task Beside_a_row_nobody_can_read_no_order_is_trusted(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var osaka = app.Osaka();
        var sheet = Encoding.UTF8.GetBytes($"orderNo,site,sku,quantity\nA,{osaka},TEA-01,1\nB,{osaka},TEA-01,1\n,{osaka},TEA-02,1\nC,{osaka},TEA-01,1\nD,{osaka},TEA-01,1\n");

        var result = await ImportAsync(app, "orders", sheet);

        Assert.Equal([(3, "orderNo", "orders/next-to-unreadable-row"), (4, "orderNo", "orders/bad-order-number"), (5, "orderNo", "orders/next-to-unreadable-row")], Rejected(result));
        Assert.Equal(["A", "D"], await NumbersAsync(app));
    }

    [Theory, EveryDatabase]
    public async Task Waybill_numbers_find_their_orders_and_each_belongs_to_one(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var shipment = await app.AcceptedAsync("1001", app.Order().With("carrier", "yamato"));
        await app.AcceptedAsync("1002", app.Order().With("carrier", "yamato"));
        var sheet = ShiftJis.GetBytes("""
            お客様管理番号,伝票番号
            1001,4444-1375-8703
            1002,444413758703
            1002,444413758704
            9999,123456789013
            """);

        var dry = await ImportAsync(app, "waybills", sheet, "?dryRun=true");
        var before = (await app.ShipmentAsync(shipment)).Waybills;
        var result = await ImportAsync(app, "waybills", sheet);
        var again = await ImportAsync(app, "waybills", sheet);
        await app.AcceptedAsync("1001", app.Order().With("carrier", "yamato").With("tote", "T-1"));

        (int, string?, string?)[] rejected = [(3, "waybill", "orders/waybill-taken"), (4, "waybill", "orders/bad-waybill-number"), (5, "orderNo", "orders/no-such-order")];
        Assert.Equal(rejected, Rejected(dry));
        Assert.Equal(rejected, Rejected(result));
        Assert.Equal(rejected, Rejected(again));
        Assert.Empty(before);
        Assert.Equal(["444413758703"], (await app.ShipmentAsync(shipment)).Waybills.Select(waybill => waybill.Number));
    }

    [Theory, EveryDatabase]
    public async Task Under_its_own_headers_with_a_profile(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.PutAsync($"/api/v1/merchants/{app.Tea()}/import-profiles/shop", new { columns = new { orderNo = "伝票", sku = "品", quantity = "こ" }, defaults = new { site = app.Osaka(), carrier = "yamato" } });

        var result = await ImportAsync(app, "orders", ShiftJis.GetBytes("伝票,品,こ\nA-1,TEA-01,1\n"), "?profile=shop");

        Assert.Equal(1, result.GetProperty("accepted").GetInt32());
        Assert.Equal("yamato", (await app.GetOrderAsync("A-1")).GetProperty("carrier").GetString());
    }

    [Fact]
    public async Task Ten_thousand_rows_are_one_morning_of_work()
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(TestDatabase.Sqlite);
        var sheet = new StringBuilder("注文番号,商品コード,数量,お届け先氏名,お届け先住所\n");
        for (var n = 0; n < 10_000; n++) sheet.Append(System.Globalization.CultureInfo.InvariantCulture, $"{n / 5:D5},TEA-{n % 7},{1 + n % 3},山田 花子,大阪市北区梅田1-1\n");

        var result = await ImportAsync(app, "orders", Encoding.UTF8.GetBytes(sheet.ToString()));

        Assert.Equal("""{"accepted":10000,"rejected":[]}""", result.GetRawText());
        var events = await app.The<EventStore>().ReadSiteAsync("osaka", 1_990, null, [], 500, default);
        Assert.Equal("2000", events[^1].Sequence);
    }

    private static async Task<JsonElement> ImportAsync(FulfillmentApp app, string what, byte[] sheet, string query = "")
    {
        using var content = new ByteArrayContent(sheet);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var reply = await app.Http.PostAsync($"/api/v1/merchants/{app.Tea()}/{what}/import{query}", content);
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
        return await reply.JsonAsync();
    }

    private static IEnumerable<(int, string?, string?)> Rejected(JsonElement result) => result.GetProperty("rejected").EnumerateArray()
        .Select(row => (row.GetProperty("row").GetInt32(), row.GetProperty("field").GetString(), row.GetProperty("code").GetString()));

    private static async Task<IEnumerable<string?>> NumbersAsync(FulfillmentApp app)
    {
        using var reply = await app.Http.GetAsync($"/api/v1/merchants/{app.Tea()}/orders");
        return (await reply.JsonAsync()).GetProperty("items").EnumerateArray().Select(order => order.GetProperty("orderNo").GetString()).ToList();
    }
}
