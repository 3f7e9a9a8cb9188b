using System.Net;
using System.Text;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Places;

public class WrongDocuments
{
    [Theory, EveryDatabase]
    public async Task Each_names_the_member_that_is_wrong(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        foreach (var (path, body, status, field) in new[]
        {
            ("merchants/tea", """{"brand":{"color":"red"}}""", 400, "brand.color"),
            ("merchants/tea", """{"brand":{"siteUrl":"javascript:alert(1)"}}""", 400, "brand.siteUrl"),
            ("merchants/tea", """{"locale":"Japanese"}""", 400, "locale"),
            ("merchants/tea", """{"invoiceRegistrationNumber":"1234"}""", 400, "invoiceRegistrationNumber"),
            ("merchants/tea", """{"controlGroupPercent":101}""", 422, "controlGroupPercent"),
            ("merchants/tea", """{"controlGroupPercent":-1}""", 422, "controlGroupPercent"),
            ("merchants/tea", """{"policies":{"weighTolerancePercent":-0.1}}""", 422, "policies.weighTolerancePercent"),
            ("merchants/tea", """{"policies":{"whenLate":"never"}}""", 400, "policies.whenLate"),
            ("merchants/tea", """{"policies":{"shortPick":1}}""", 400, "policies.shortPick"),
            ("merchants/tea", """{"slots":{"card":-1}}""", 422, "slots.card"),
            ("merchants/te%20a", "{}", 400, "merchant"),
            ("merchants/" + new string('a', 65), "{}", 400, "merchant"),
            ("merchants/%E8%8C%B6", "{}", 400, "merchant"),
            ("sites/x", """{"timeZone":"Asia/Atlantis"}""", 422, "timeZone"),
            ("sites/x", """{"timeZone":""}""", 422, "timeZone"),
            ("sites/x", """{"pinAtStation":"yes"}""", 400, "pinAtStation"),
            ($"sites/{site}/printers/p", "{}", 422, "uri"),
            ($"sites/{site}/printers/p", """{"uri":"http://printer"}""", 422, "uri"),
            ($"sites/{site}/printers/p", """{"uri":"ipp://user:secret@printer/ipp"}""", 422, "uri"),
            ($"sites/{site}/printers/p", """{"uri":"cups:"}""", 422, "uri"),
            ($"sites/{site}/printers/p", """{"uri":"cups:q","media":"a7x"}""", 422, "media"),
            ($"sites/{site}/stations/s", """{"printers":{"card":"none"}}""", 422, "printers.card"),
            ($"sites/{site}/stations/s", """{"printers":{"label":"none"}}""", 422, "printers.label"),
            ($"sites/{site}/stations/s", """{"kind":"sorting"}""", 400, "kind"),
            ($"sites/{site}/workers/W", """{"pin":"123"}""", 400, "pin"),
            ($"sites/{site}/workers/W", """{"pin":"123456789"}""", 400, "pin"),
            ($"sites/{site}/workers/W", """{"pin":"１２３４"}""", 400, "pin"),
            ($"sites/{site}/workers/W", """{"role":"boss"}""", 400, "role"),
            ($"sites/{site}/workers/W", """{"language":"日本語"}""", 400, "language"),
            ($"sites/{site}/workers/W", """{"name":"a\nb"}""", 400, "name"),
        })
        {
            using var reply = await app.Http.PutAsync($"/api/v1/{path}", new StringContent(body, Encoding.UTF8, "application/json"));
            var problem = await reply.JsonAsync();
            Assert.True((int)reply.StatusCode == status && problem.TryGetProperty("field", out var named) && named.GetString() == field, $"{path} {body}: {problem}");
        }

        using var nothing = await app.Http.GetAsync($"/api/v1/sites/{site}/workers/W");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Every_kind_of_printer_address_and_paper_is_taken(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();

        foreach (var uri in new[] { "ipp://printer/ipp/print", "ipps://printer:631/ipp", "socket://10.0.0.9:9100", "cups:label_queue", "file:/tmp/cards" }) await app.AddPrinterAsync(site, "p", uri);
        foreach (var media in new[] { "a6", "a5", "a4", "label100x150" }) await app.AddPrinterAsync(site, "p", "cups:q", media);
    }
}
