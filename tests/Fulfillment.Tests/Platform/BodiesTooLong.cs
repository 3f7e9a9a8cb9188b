using System.Net;
using System.Text;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Platform;

public class BodiesTooLong
{
    [Theory, EveryDatabase]
    public async Task Are_heard_out_so_that_their_sender_reads_the_refusal(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        using var body = new StringContent($$"""{"name":"{{new string('x', 20 << 20)}}"}""", Encoding.UTF8, "application/json");

        using var reply = await app.Http.PutAsync($"/api/v1/sites/{site}", body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
        Assert.Equal("request/too-large", (await reply.JsonAsync()).GetProperty("code").GetString());
    }
}
